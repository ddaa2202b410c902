import type { MigrationFile } from '../platform/migration-state.ts'

/**
 * The digests of migrations, a line each as `sha256sum -c` reads them: those that have landed stay
 * as they are, and what is new comes after them.
 */
export function printLanded(
  landed: string,
  files: readonly Pick<MigrationFile, 'name' | 'sha256'>[],
): string {
  const lines = landed.split('\n').filter(line => line !== '')
  const named = new Set(lines.map(line => line.split('  ')[1]))
  const fresh = files
    .map(({ name, sha256 }) => ({ file: `${name}.sql`, sha256 }))
    .filter(({ file }) => !named.has(file))
    .map(({ file, sha256 }) => `${sha256}  ${file}`)
  return [...lines, ...fresh].map(line => `${line}\n`).join('')
}
