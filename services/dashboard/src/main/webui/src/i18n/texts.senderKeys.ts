export const senderKeyTexts = {
  'senderKeys.tab': ['签名密钥', 'Signing keys'],
  'senderKeys.about': [
    '部门报送的文件可附 Ed25519 签名，收到后用这里登记的公钥核验并留存为凭证。吊销后不再接受该密钥的新签名，此前的签名仍可核验。',
    'A department’s file may carry an Ed25519 signature. It is verified with the public key registered here and kept as evidence. After revocation nothing new is taken with a key; what it signed before stays verifiable.',
  ],
  'senderKeys.register': ['登记公钥', 'Register a key'],
  'senderKeys.keyId': ['密钥编号', 'Key id'],
  'senderKeys.keyIdRule': ['1至64个字母、数字、点、横线或下划线', '1 to 64 letters, digits, dots, hyphens or underscores'],
  'senderKeys.department': ['部门', 'Department'],
  'senderKeys.publicKey': ['公钥（PEM）', 'Public key (PEM)'],
  'senderKeys.validity': ['有效期', 'Validity'],
  'senderKeys.validFrom': ['有效期起', 'Valid from'],
  'senderKeys.validTo': ['有效期止（可不填）', 'Valid to (optional)'],
  'senderKeys.openEnd': ['长期', 'no end'],
  'senderKeys.registered': ['登记时间', 'Registered'],
  'senderKeys.revoke': ['吊销', 'Revoke'],
  'senderKeys.revokeAsk': ['吊销后不可恢复，须登记新的密钥。确定吊销？', 'A revoked key cannot be restored; a new one must be registered. Revoke it?'],
} as const
