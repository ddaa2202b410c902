/**
 * A lock made where the registry lacks other systems' builds fails `npm ci` everywhere. This adds
 * each missing optional build by name and version, with no hash; `npm install` keeps the entries.
 * Run by hand after a change of versions: `node services/platform/bootstrap/complete-lock.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const CPUS = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']

/** Entries that the lock should have and has not: `[path, entry]` each. */
export function missingBuilds(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !resolves(packages, path, name))
      .map(([name, version]) => [`node_modules/${name}`, buildEntry(name, version)]),
  )
}

/** npm looks for a package beside its user, then in each folder above. */
function resolves(packages, path, name) {
  const parents = path === '' ? [] : path.split('/node_modules/')
  const folders = parents.map((_, depth) => parents.slice(0, depth + 1).join('/node_modules/'))
  return ['', ...folders].some(
    folder => packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`],
  )
}

function buildEntry(name, version) {
  if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}: ${version} is no exact version`)
  const words = name.split('/').at(-1).split('-')
  const os = SYSTEMS.filter(system => words.includes(system))
  const cpu = CPUS.filter(word => words.includes(word))
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name}: which system is that for?`)
  const libc = words.some(word => word.startsWith('musl')) ? 'musl' : 'glibc'
  return { version, cpu, ...(os[0] === 'linux' ? { libc: [libc] } : {}), optional: true, os }
}

function completeLock() {
  const file = new URL('../../../package-lock.json', import.meta.url)
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingBuilds(lock.packages)
  const { '': self, ...others } = Object.assign(lock.packages, Object.fromEntries(missing))
  const sorted = Object.entries(others).sort(([a], [b]) => a.localeCompare(b, 'en'))
  lock.packages = { '': self, ...Object.fromEntries(sorted) }
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`${missing.length} builds added to package-lock.json\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) completeLock()
