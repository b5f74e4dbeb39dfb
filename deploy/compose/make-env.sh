#!/bin/sh
# Writes .env with a fresh random value for every name of .env.example. An existing .env is never touched.
set -eu
cd "$(dirname "$0")"
[ ! -e .env ] || { echo ".env 已存在，未改动 / .env exists, left as it is" >&2; exit 1; }
umask 077
while IFS= read -r line; do
  case "$line" in
    FANGPIN_CRYPTO_KEYS_K1= | FANGPIN_CRYPTO_HASH_KEY=) echo "$line$(openssl rand -base64 32)" ;;
    [A-Z]*=) echo "$line$(openssl rand -hex 24)" ;;
    *) echo "$line" ;;
  esac
done < .env.example > .env
echo ".env 已生成 / .env written"
