import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../platform/project-root.ts'

/** Where the portal's own files are, and what else of the project goes into it or shapes it. */
const FOLDERS = ['services/portal', 'services/client', 'services/local/portal', 'contracts']
const FILES = [
  ...['services/platform/new-id.ts', 'schema/graphql/introspection.ts', 'package-lock.json'],
  'tsconfig.json',
]

/** Names a state of the portal's sources: two that are alike give the same files. */
export function digestSources(): string {
  const hash = createHash('sha256')
  for (const path of [...FOLDERS.flatMap(listFiles), ...FILES].sort())
    hash
      .update(`${path}\n`)
      .update(readFileSync(join(projectRoot, path)))
      .update('\n')
  return hash.digest('hex').slice(0, 16)
}

function listFiles(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.md'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(projectRoot.length + 1))
}
