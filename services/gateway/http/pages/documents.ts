import { join } from 'node:path'
import express, { type RequestHandler } from 'express'
import { projectRoot } from '../../../platform/project-root.ts'

/** What of `schema` people outside need. */
const DOCUMENTS =
  /^\/(graphql\/schema\.graphql|refusals\.md|acts\.json|guides\/[\w.-]+\.(md|py|json))$/

const files = express.static(join(projectRoot, 'schema'), {
  index: false,
  setHeaders: response => void response.setHeader('content-type', 'text/plain; charset=utf-8'),
})

/** GET /schema/…: the graph, the refusals and the guides, as they stand in the project. */
export const serveDocuments: RequestHandler = (request, response, next) => {
  if (DOCUMENTS.test(request.path)) files(request, response, next)
  else next()
}
