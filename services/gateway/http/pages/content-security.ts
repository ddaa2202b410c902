import { randomBytes } from 'node:crypto'
import helmet, { type HelmetOptions } from 'helmet'

type Policy = Exclude<HelmetOptions['contentSecurityPolicy'], boolean | undefined>

const NOTHING = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
}

/** Of every page but one: nothing is loaded, and no other site may frame it. */
const STRICT: Policy = { useDefaults: false, directives: NOTHING }

export const strictHeaders = helmet({ contentSecurityPolicy: STRICT })

/**
 * The policy of the page for trying GraphQL, whose editor runs workers out of blobs and writes its
 * styles into the page. It loads and asks nothing but this server, and runs no script without the
 * nonce.
 */
export function editorPolicy(nonce: string): string {
  return writePolicy({
    ...{ 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'" },
    'frame-ancestors': "'none'",
    'script-src': `'nonce-${nonce}'`,
    'worker-src': 'blob:',
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self' data:",
    'connect-src': "'self'",
  })
}

/**
 * The policy of the portal: scripts are files of this server and nothing else, styles too, or such
 * as the page's own script writes with the nonce. What WebAssembly it runs is its own as well: it
 * stretches the number of an identity document before that leaves the device.
 */
export function portalPolicy(nonce: string): string {
  return writePolicy({
    ...{ 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'" },
    'frame-ancestors': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
  })
}

function writePolicy(sources: Readonly<Record<string, string>>): string {
  return Object.entries(sources)
    .map(([name, from]) => `${name} ${from}`)
    .join('; ')
}

export function newNonce(): string {
  return randomBytes(16).toString('base64')
}
