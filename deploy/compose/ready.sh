#!/bin/bash
# Asks the service in this container whether it is ready. The image has no curl, so bash speaks HTTP itself.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${FANGPIN_HTTP_PORT:-8080}"
printf 'GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[[ "$status" == 200 ]]
