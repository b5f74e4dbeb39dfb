import type { DetailedError } from 'tus-js-client'
import { ApiProblem, GUARD, address, read, signedOut, toLogin } from './http'

/** Content type by the ending of the file's name; the services tell them apart by it. */
export function contentTypeOf(fileName: string): string {
  const ending = fileName.toLowerCase().split('.').at(-1)
  if (ending === 'xlsx') return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  if (ending === 'ndjson' || ending === 'jsonl') return 'application/x-ndjson'
  return 'text/csv'
}

/** From this size on a file goes in pieces, so that a break costs one piece and not the whole. */
const PIECE_BYTES = 8 * 1024 * 1024

/** Waits before it asks again after a break, in milliseconds; then the user is told, and sending the file again goes on. */
const RETRIES = [0, 1_000, 3_000, 10_000, 30_000]

/**
 * Sends a file to a service that takes uploads in pieces (tus 1.0), then says what it is; a file that was begun before, even
 * before the browser was closed, goes on where it stopped.
 */
export async function uploadInPieces<T>(
  service: string,
  path: string,
  query: Record<string, string>,
  file: File,
  onProgress: (percent: number) => void,
): Promise<T> {
  if (file.size <= PIECE_BYTES) return upload<T>(path, query, file, onProgress)
  const uploadId = await pieces(`/${service}/uploads`, file, onProgress)
  return upload<T>(path, { ...query, upload: uploadId }, new File([], file.name), () => undefined)
}

async function pieces(path: string, file: File, onProgress: (percent: number) => void): Promise<string> {
  const { Upload } = await import('tus-js-client')
  return new Promise((resolve, reject) => {
    const sending = new Upload(file, {
      endpoint: address(path),
      headers: { ...GUARD },
      chunkSize: PIECE_BYTES,
      retryDelays: RETRIES,
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => onProgress(Math.floor((sent / total) * 100)),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0
        return status === 0 || status === 409 || status === 423 || status >= 500
      },
      onError: (error) => reject(refused(error)),
      onSuccess: () => resolve(sending.url?.split('/').at(-1) ?? ''),
    })
    sending
      .findPreviousUploads()
      .then(([earlier]) => {
        if (earlier) sending.resumeFromPreviousUpload(earlier)
        sending.start()
      })
      .catch(reject)
  })
}

function refused(error: Error): Error {
  const response = 'originalResponse' in error ? (error as DetailedError).originalResponse : null
  if (!response) return new ApiProblem(0, 'network', '')
  if (signedOut(response.getStatus())) {
    toLogin()
    return new ApiProblem(401, 'unauthenticated', '')
  }
  try {
    read<unknown>(response.getStatus(), response.getBody())
    return error
  } catch (problem) {
    return problem as Error
  }
}

/** Sends a file as it is, telling how far it has come (0 to 100). */
export function upload<T>(
  path: string,
  query: Record<string, string>,
  file: File,
  onProgress: (percent: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address(path, query))
    request.setRequestHeader('Content-Type', contentTypeOf(file.name))
    request.setRequestHeader('Accept', 'application/json')
    Object.entries(GUARD).forEach(([name, value]) => request.setRequestHeader(name, value))
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100))
    }
    request.onerror = () => reject(new ApiProblem(0, 'network', ''))
    request.onload = () => {
      if (signedOut(request.status)) {
        toLogin()
        reject(new ApiProblem(401, 'unauthenticated', ''))
        return
      }
      try {
        resolve(read<T>(request.status, request.responseText))
      } catch (problem) {
        reject(problem)
      }
    }
    request.send(file)
  })
}
