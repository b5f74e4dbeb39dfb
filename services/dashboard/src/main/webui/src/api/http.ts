/** What a service answered when it did not do what was asked (RFC 9457). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail?: string,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(title)
    this.name = 'ApiProblem'
  }

  get isConflict(): boolean {
    return this.status === 409 && this.code === 'conflict'
  }
}

/** One field that was refused; some services give the reason in both languages apart. */
export interface FieldError {
  field: string
  reason?: string
  reasonZh?: string
  reasonEn?: string
}

export interface Page<T> {
  items: T[]
  total: number
  page: number
  size: number
}

type Query = Record<string, string | number | boolean | null | undefined>

/** The console's guard against forged requests: the backend refuses changes without it. */
export const GUARD = { 'X-Requested-With': 'fangpin' }

/** An address below `/api` with the parameters that have a value. */
export function address(path: string, query: Query = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString()
  return `/api${path}${text ? `?${text}` : ''}`
}

export function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return send<T>('GET', path, undefined, query, signal)
}

export function post<T>(path: string, body?: unknown, query?: Query): Promise<T> {
  return send<T>('POST', path, body, query)
}

export function put<T>(path: string, body?: unknown, query?: Query): Promise<T> {
  return send<T>('PUT', path, body, query)
}

export function remove(path: string): Promise<void> {
  return send<void>('DELETE', path, undefined)
}

async function send<T>(
  method: string,
  path: string,
  body: unknown,
  query?: Query,
  signal?: AbortSignal,
): Promise<T> {
  const response = await fetch(address(path, query), {
    method,
    headers: { Accept: 'application/json', ...GUARD, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    credentials: 'same-origin',
    redirect: 'manual',
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiProblem(0, 'network', '')
  })
  if (signedOut(response.status, response.type)) {
    toLogin()
    throw new ApiProblem(401, 'unauthenticated', '')
  }
  return read<T>(response.status, await response.text())
}

/** Turns an answer into a value, or throws its problem. */
export function read<T>(status: number, text: string): T {
  if (status >= 200 && status < 300) return (text ? JSON.parse(text) : undefined) as T
  throw problemOf(status, text)
}

export function problemOf(status: number, text: string): ApiProblem {
  try {
    const body = JSON.parse(text) as { code?: string; title?: string; detail?: string; errors?: FieldError[] }
    return new ApiProblem(status, body.code ?? String(status), body.title ?? '', body.detail, body.errors ?? [])
  } catch {
    return new ApiProblem(status, String(status), '')
  }
}

/** 401, Quarkus' 499 for scripts, or a redirect to the sign-in page. */
export function signedOut(status: number, type?: ResponseType): boolean {
  return status === 401 || status === 499 || type === 'opaqueredirect'
}

/** The backend starts the sign-in and comes back to where we are. */
export function toLogin(): void {
  const here = window.location.pathname + window.location.search
  window.location.assign(`/login?to=${encodeURIComponent(here)}`)
}
