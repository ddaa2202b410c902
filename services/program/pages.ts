import { createServer } from 'node:http'
import { type Health, operationsPages } from '../platform/health.ts'
import { type Listening, listen } from '../platform/listen.ts'

/** Serves a process without a gateway: the pages for those who run it, and nothing else. */
export async function servePages(health: Health, port: number): Promise<Listening> {
  const pages = operationsPages(health)
  const server = createServer(async (request, response) => {
    const page = request.method === 'GET' ? pages[request.url ?? ''] : undefined
    if (page) await page(request, response)
    else response.writeHead(404).end()
  })
  return await listen(server, port, '127.0.0.1')
}
