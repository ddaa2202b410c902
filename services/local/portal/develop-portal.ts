import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'
import { projectRoot } from '../../platform/project-root.ts'
import { SetupFault } from '../../platform/setup-fault.ts'

const PORT = 5173
const ASKED = ['/graphql', '/imports', '/exports', '/blobs', '/schema']

/** Serves the portal from its sources, each change at once, on a gateway that runs elsewhere. */
export async function developPortal([gateway]: string[]): Promise<number> {
  if (gateway === undefined) throw new SetupFault('say which gateway: develop-portal URL')
  const answer = await fetch(new URL('/graphql', gateway), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ ledger ledgerIsTrial }' }),
  })
  const { data } = (await answer.json()) as { data: { ledger: string; ledgerIsTrial: boolean } }
  const server = await createServer({
    root: join(projectRoot, 'services/portal'),
    configFile: false,
    plugins: [
      react(),
      {
        name: 'ledger',
        transformIndexHtml: page =>
          page.replace('%LEDGER%', data.ledger).replace('%TRIAL%', String(data.ledgerIsTrial)),
      },
    ],
    server: { port: PORT, proxy: Object.fromEntries(ASKED.map(path => [path, gateway])) },
  })
  await server.listen()
  server.printUrls()
  return await new Promise<never>(() => setInterval(() => undefined, 60_000))
}
