import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type OutputChunk, rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import { projectRoot } from '../../../platform/project-root.ts'
import { SetupFault } from '../../../platform/setup-fault.ts'
import { listLicences } from './licences.ts'

/**
 * The client's entries: what browsers load as well, where nothing of Node may come in, and what is
 * added on Node.
 */
const ENTRIES = { index: 'services/client/browser.ts', node: 'services/client/node.ts' }

/** Writes the client's package into an empty folder: JavaScript, types, graph, licences. */
export async function buildClient(folder: string): Promise<void> {
  const chunks = await bundle(folder)
  for (const { fileName, imports } of chunks)
    if (imports.some(name => name.startsWith('node:')) && !fileName.startsWith('node.'))
      throw new SetupFault(`${fileName} is loaded by browsers, and imports ${imports.join(', ')}`)
  const modules = chunks.flatMap(chunk => chunk.moduleIds)
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.md'), listLicences(modules))
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(describePackage(), null, 2)}\n`)
  copyFileSync(join(projectRoot, 'LICENSE'), join(folder, 'LICENSE'))
  const own = join(projectRoot, 'services/client/package')
  copyFileSync(join(own, 'README.md'), join(folder, 'README.md'))
  const graph = join(projectRoot, 'schema/graphql/schema.graphql')
  copyFileSync(graph, join(folder, 'schema.graphql'))
  cpSync(join(own, 'examples'), join(folder, 'examples'), { recursive: true })
}

async function bundle(folder: string): Promise<readonly OutputChunk[]> {
  const build = await rolldown({
    ...{ cwd: projectRoot, input: ENTRIES, platform: 'browser', external: /^node:/ },
    plugins: [dts({ cwd: projectRoot, tsconfig: join(projectRoot, 'tsconfig.json') })],
    checks: { pluginTimings: false },
    onLog: (level, { message }) => {
      if (level === 'warn') throw new SetupFault(`the client's bundle: ${message}`)
    },
  })
  try {
    const { output } = await build.write({ dir: folder, format: 'esm' })
    return output.filter(one => one.type === 'chunk')
  } finally {
    await build.close()
  }
}

function describePackage() {
  const { version, license } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  return {
    name: 'tallystick-client',
    ...{ version, license, type: 'module', sideEffects: false },
    description: 'Signs, submits and reads on a Tallystick ledger of supply-chain finance',
    engines: { node: '>=20' },
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './node': { types: './node.d.ts', default: './node.js' },
      './schema.graphql': './schema.graphql',
    },
  }
}
