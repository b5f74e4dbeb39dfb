/** SHA-256 of a file as 64 lower-case hexadecimal digits; the file never leaves the browser. */
export async function sha256(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Browsers hash only on https and on this machine. */
export function canHash(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined
}
