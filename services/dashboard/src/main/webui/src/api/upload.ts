import { ApiProblem, GUARD, address, read, signedOut, toLogin } from './http'

/** Content type by the ending of the file's name; the services tell them apart by it. */
export function contentTypeOf(fileName: string): string {
  const ending = fileName.toLowerCase().split('.').at(-1)
  if (ending === 'xlsx') return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  if (ending === 'ndjson' || ending === 'jsonl') return 'application/x-ndjson'
  return 'text/csv'
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
