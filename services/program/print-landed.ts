import type { MigrationFile } from '../platform/migration-state.ts'

/**
 * The digests of migrations, a line each as `sha256sum -c` reads them: those that have landed stay
 * as they are. In the order of their names, which is that in which they run.
 */
export function printLanded(
  landed: string,
  files: readonly Pick<MigrationFile, 'name' | 'sha256'>[],
): string {
  const nameIn = (line: string) => line.split('  ')[1]!
  const lines = landed.split('\n').filter(line => line !== '')
  const named = new Set(lines.map(nameIn))
  const fresh = files
    .map(({ name, sha256 }) => ({ file: `${name}.sql`, sha256 }))
    .filter(({ file }) => !named.has(file))
    .map(({ file, sha256 }) => `${sha256}  ${file}`)
  const all = [...lines, ...fresh].sort((a, b) => (nameIn(a) < nameIn(b) ? -1 : 1))
  return all.map(line => `${line}\n`).join('')
}
