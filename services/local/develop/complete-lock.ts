import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../../platform/project-root.ts'

interface LockEntry {
  version?: string
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optional?: boolean
  optionalDependencies?: Record<string, string>
}
export type LockPackages = Record<string, LockEntry>

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const CPUS = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']

/**
 * Adds each missing optional build to the lock by name and version, without a hash; `npm install`
 * keeps the entries. A lock made where the registry lacks the builds of other systems would fail
 * `npm ci` there.
 */
export async function completeLock(): Promise<number> {
  const file = join(projectRoot, 'package-lock.json')
  const lock = JSON.parse(await readFile(file, 'utf8')) as { packages: LockPackages }
  const missing = missingBuilds(lock.packages)
  const all = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) })
  // The project itself, under the empty name, stays first.
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')))
  if (missing.length > 0) await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`${missing.length} builds added to package-lock.json\n`)
  return 0
}

/** Lists the entries that the lock should have and has not. */
export function missingBuilds(packages: LockPackages): [path: string, entry: LockEntry][] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !resolves(packages, path, name))
      .map(([name, version]): [string, LockEntry] => [
        `node_modules/${name}`,
        buildEntry(name, version),
      ]),
  )
}

/** Finds a package as npm does: inside its user, then inside each folder above. */
function resolves(packages: LockPackages, path: string, name: string): boolean {
  const parents = path === '' ? [] : path.split('/node_modules/')
  const folders = parents.map((_, depth) => parents.slice(0, depth + 1).join('/node_modules/'))
  return ['', ...folders.map(folder => `${folder}/`)].some(
    folder => packages[`${folder}node_modules/${name}`],
  )
}

function buildEntry(name: string, version: string): LockEntry {
  if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}: ${version} is no exact version`)
  const words = name.split('/').at(-1)!.split('-')
  const os = SYSTEMS.filter(system => words.includes(system))
  const cpu = CPUS.filter(word => words.includes(word))
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name}: which system is that for?`)
  const libc = words.some(word => word.startsWith('musl')) ? 'musl' : 'glibc'
  return { version, cpu, ...(os[0] === 'linux' ? { libc: [libc] } : {}), optional: true, os }
}
