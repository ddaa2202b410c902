import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { cacheFolder } from '../../../../services/platform/cache-folder.ts'
import { projectRoot } from '../../../../services/platform/project-root.ts'

const parent = mkdtempSync(join(tmpdir(), 'tallystick-bootstrap-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))

const BOOTSTRAP = 'services/local/bootstrap/tallystick.mjs'
const INSTALLED = 'node_modules/.package-lock.json'
const lockOf = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'a project' },
      'node_modules/pg': { version },
      'node_modules/node-for-another-system': { version: '24.0.0', optional: true },
    },
  })

let projects = 0

/** A small project of its own; `npm` there says so, and leaves what it is told to leave. */
function project(files: Record<string, string>, npmLeaves: string | null) {
  projects += 1
  const folder = join(parent, String(projects))
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  mkdirSync(join(folder, dirname(BOOTSTRAP)), { recursive: true })
  copyFileSync(join(projectRoot, BOOTSTRAP), join(folder, BOOTSTRAP))
  put('package-lock.json', lockOf('8.0.0'))
  put('services/main.ts', "console.log('ran', ...process.argv.slice(2)); process.exitCode = 7")
  const install =
    npmLeaves === null
      ? 'process.exit(5)'
      : `mkdirSync('node_modules', { recursive: true })
         writeFileSync('${INSTALLED}', ${JSON.stringify(npmLeaves)})`
  // As npm itself does on a Node that the project does not name.
  const warn =
    "if (!process.argv.includes('--loglevel=error')) console.error('npm warn EBADENGINE')"
  put('npm-cli.js', `const { mkdirSync, writeFileSync } = require('node:fs')\n${warn}\n${install}`)
  for (const [file, text] of Object.entries(files)) put(file, text)
  return async (...args: string[]) => {
    const child = spawn(process.execPath, [join(folder, BOOTSTRAP), ...args], {
      env: { ...process.env, npm_execpath: join(folder, 'npm-cli.js') },
    })
    const seen = { out: '', said: '' }
    child.stdout.on('data', chunk => (seen.out += chunk))
    child.stderr.on('data', chunk => (seen.said += chunk))
    const [code] = await once(child, 'close')
    return { ...seen, code: code as number }
  }
}

test('what is installed is left alone; arguments and exit code are passed on', async () => {
  const run = project({ [INSTALLED]: lockOf('8.0.0') }, null)
  expect(await run('demo', '--days', '3')).toEqual({
    out: 'ran demo --days 3\n',
    said: '',
    code: 7,
  })
})

test.each([
  ['nothing is there', {}],
  ['another version is there', { [INSTALLED]: lockOf('7.0.0') }],
  ['a package is missing', { [INSTALLED]: '{"packages":{}}' }],
])('installs when %s, then runs', async (_, files) => {
  const { out, said, code } = await project(files, lockOf('8.0.0'))('demo')
  expect({ out, code }).toEqual({ out: 'ran demo\n', code: 7 })
  expect(said).toMatch(/^tallystick: installing packages .*\ntallystick: installed in \d+ s\n$/)
})

test('sources are kept without their types where the program keeps them', async () => {
  const said = { 'services/main.ts': 'console.log(process.env.NODE_COMPILE_CACHE)' }
  const run = project({ ...said, [INSTALLED]: lockOf('8.0.0') }, null)
  vi.stubEnv('NODE_COMPILE_CACHE', undefined).stubEnv('XDG_CACHE_HOME', parent)
  const { out } = await run()
  expect(out).toBe(`${join(cacheFolder(process.env), 'compiled')}\n`)
  expect(existsSync(out.trim())).toBe(true)
  vi.unstubAllEnvs()
})

test('a failed install ends with its exit code and starts nothing', async () => {
  const { out, said, code } = await project({}, null)('demo')
  expect({ out, code }).toEqual({ out: '', code: 5 })
  expect(said).toContain('tallystick: npm ci failed')
})

test('an install that leaves something out starts nothing', async () => {
  const { out, said, code } = await project({}, lockOf('7.0.0'))('demo')
  expect({ out, code }).toEqual({ out: '', code: 1 })
  expect(said).toContain('not all of the lock is there')
})
