import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OpenSession } from './sessions.ts'

/** A page of another site cannot set this header on a request to us. */
export const CSRF_HEADER = 'x-tallystick-csrf'

const SESSION = 'tallystick'
const DEVICE = 'tallystick-device'
const DEVICE_LIFE_MS = 365 * 86_400_000

/** A browser takes `__Host-` only over https, from this very host. */
function chooseName(name: string, https: boolean): string {
  return https ? `__Host-${name}` : name
}

/** The session's secret: of a bearer, or of a cookie if the request carries our header. */
export function readSecret({ headers }: IncomingMessage, https: boolean): string | null {
  const [, bearer] = /^Bearer ([\w-]{43})$/.exec(headers.authorization ?? '') ?? []
  if (bearer) return bearer
  if (headers[CSRF_HEADER] === undefined) return null
  return findCookie(headers.cookie, chooseName(SESSION, https))
}

/** Whether a cookie of a session came, with our header or without it. */
export function hasCookie({ headers }: IncomingMessage, https: boolean): boolean {
  return findCookie(headers.cookie, chooseName(SESSION, https)) !== null
}

/** Tells this device from others that try a name; it opens nothing, so it needs no header. */
export function readDevice({ headers }: IncomingMessage, https: boolean): string {
  return findCookie(headers.cookie, chooseName(DEVICE, https)) ?? ''
}

function findCookie(cookies: string | undefined, name: string): string | null {
  for (const part of (cookies ?? '').split(';')) {
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
  write(response, { name: SESSION, value: secret, expires }, https)
}

export function setDevice(response: ServerResponse, device: string, https: boolean): void {
  const expires = new Date(Date.now() + DEVICE_LIFE_MS)
  write(response, { name: DEVICE, value: device, expires }, https)
}

export function clearCookie(response: ServerResponse, https: boolean): void {
  write(response, { name: SESSION, value: '', expires: new Date(0) }, https)
}

interface Cookie {
  readonly name: string
  readonly value: string
  readonly expires: Date
}

function write(response: ServerResponse, { name, value, expires }: Cookie, https: boolean): void {
  const parts = [`${chooseName(name, https)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Strict']
  if (https) parts.push('Secure')
  parts.push(`Expires=${expires.toUTCString()}`)
  response.appendHeader('set-cookie', parts.join('; '))
}
