import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Pool } from 'pg'
import { type Health, operationsPages } from '../platform/health.ts'
import { HEALTH_LINKS, homePage } from '../platform/home-page.ts'
import { type Listening, listen } from '../platform/listen.ts'

/** Serves, apart from any gateway, what a process is and the pages for those who run it. */
export async function servePages(
  health: Health,
  pool: Pool,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const pages = { ...operationsPages(health), '/': serveHome(pool) }
  const server = createServer(async (request, response) => {
    const page = request.method === 'GET' ? pages[request.url as keyof typeof pages] : undefined
    if (page) await page(request, response)
    else response.writeHead(404).end()
  })
  return await listen(server, port, host)
}

/** Without the ledger in this process: whether there is a first entry, of whatever name. */
function serveHome(pool: Pool) {
  return async (_request: IncomingMessage, response: ServerResponse) => {
    const { rowCount } = await pool.query('select from ledger.entry limit 1')
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
    response.end(homePage(rowCount === 0 ? 'unfounded' : 'elsewhere', HEALTH_LINKS))
  }
}
