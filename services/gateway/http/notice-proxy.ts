import type { RequestHandler } from 'express'
import { log } from './log.ts'

/**
 * Says once in the log that requests come by a proxy whose word on their addresses does not count:
 * all of its clients then share one address and its limits, and their cookies are not `Secure`. A
 * client may have written the header itself, so nothing else follows from it.
 */
export function noticeProxy(trustProxy: number | string): RequestHandler {
  let said = trustProxy !== 0
  return ({ headers }, _response, next) => {
    if (!said && (headers['x-forwarded-for'] ?? headers.forwarded) !== undefined) {
      said = true
      log.warn('a proxy in front is not trusted: if it is yours, set TRUST_PROXY')
    }
    next()
  }
}
