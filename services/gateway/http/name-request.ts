import type { ServerResponse } from 'node:http'
import type { NextFunction, Request, Response } from 'express'
import { forRequest, newRequestId, REQUEST_HEADER } from '../../platform/request-id.ts'

/** Gives each request an id of ours, which its answer carries; what a sender calls it is no id. */
export function nameRequest(_request: Request, response: Response, next: NextFunction): void {
  const id = newRequestId()
  response.setHeader(REQUEST_HEADER, id)
  forRequest(id, next)
}

/** The id of the request that is answered; a new one where it was not named. */
export function findRequest(response: ServerResponse): string {
  return String(response.getHeader(REQUEST_HEADER) ?? newRequestId())
}
