import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OpenSession } from './sessions.ts'

/** A page of another site cannot set this header on a request to us. */
export const CSRF_HEADER = 'x-tallystick-csrf'

/** A browser takes `__Host-` only over https, from this very host. */
function chooseName(https: boolean): string {
  return https ? '__Host-tallystick' : 'tallystick'
}

/** The session's secret: of a bearer, or of a cookie if the request carries our header. */
export function readSecret({ headers }: IncomingMessage, https: boolean): string | null {
  const [, bearer] = /^Bearer ([\w-]{43})$/.exec(headers.authorization ?? '') ?? []
  if (bearer) return bearer
  if (headers[CSRF_HEADER] === undefined) return null
  const name = chooseName(https)
  for (const part of (headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name && value) return value
  }
  return null
}

export function setCookie(
  response: ServerResponse,
  { secret, expires }: OpenSession,
  https: boolean,
) {
  write(response, secret, expires, https)
}

export function clearCookie(response: ServerResponse, https: boolean): void {
  write(response, '', new Date(0), https)
}

function write(response: ServerResponse, value: string, expires: Date, https: boolean): void {
  const parts = [`${chooseName(https)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Strict']
  if (https) parts.push('Secure')
  parts.push(`Expires=${expires.toUTCString()}`)
  response.setHeader('set-cookie', parts.join('; '))
}
