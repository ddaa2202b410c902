import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { projectRoot } from '../../platform/project-root.ts'

/** Stands in the page for what each answer has its own of. */
export const NONCE = 'PORTAL-NONCE'

/** What of these a page does not use is left out of it. */
const PURE = /\/(contracts|services\/client)\//

/** Writes the portal as browsers take it: one page, and scripts and styles by their hash. */
export async function bundle(folder: string): Promise<void> {
  // A test's own setting would make React the one for developers, twice as large.
  process.env['NODE_ENV'] = 'production'
  await build({
    root: join(projectRoot, 'services/portal'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    html: { cspNonce: NONCE },
    build: {
      outDir: folder,
      target: 'es2023',
      manifest: 'manifest.json',
      rolldownOptions: { treeshake: { moduleSideEffects: id => !PURE.test(id) } },
      modulePreload: { polyfill: false },
      // Whatever is inlined as data is another source that the policy would have to allow.
      assetsInlineLimit: 0,
    },
  })
}
