#!/usr/bin/env node
/**
 * Starts the program on any Node from 20 on: installs what the lock names, unless it is installed,
 * and runs `services/main.ts` on the pinned Node 24. This is plain JavaScript that imports no
 * package, since it runs before packages are installed.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
import { constants, homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const program = join(root, 'services', 'main.ts')
const NODE_MAJOR = '24'
const PROGRESS_EVERY_MS = 10_000

keepCompiled()
await installIfNeeded()
await handOver(process.argv.slice(2))

/**
 * Has the sources kept without their types before the first of them is read: else the program would
 * strip its own first files at each start. The folder is the one of `services/main.ts`.
 */
function keepCompiled() {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  process.env.NODE_COMPILE_CACHE ||= join(caches, 'tallystick', 'compiled')
  // An older Node only hands on to the pinned one, which reads the environment.
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)
}

async function installIfNeeded() {
  if (installedFromLock()) return
  const started = Date.now()
  say('installing packages (npm ci): a minute or two the first time')
  const progress = setInterval(() => {
    say(`still installing, ${Math.round((Date.now() - started) / 1000)} s so far`)
  }, PROGRESS_EVERY_MS)
  const npm = process.env.npm_execpath
  const args = ['ci', '--loglevel=error', '--no-audit', '--no-fund']
  // Output goes to stderr: the program's own output may be read by another program.
  const options = { cwd: root, stdio: ['ignore', process.stderr, process.stderr] }
  const code =
    npm && /npm-cli\.js$/.test(npm)
      ? await run(process.execPath, [npm, ...args], options)
      : await run('npm', args, { ...options, shell: process.platform === 'win32' })
  clearInterval(progress)
  if (code !== 0) leave(code, 'npm ci failed: see its message above; nothing was started')
  if (!installedFromLock()) leave(1, 'npm ci ended, but not all of the lock is there')
  say(`installed in ${Math.round((Date.now() - started) / 1000)} s`)
}

/** Compares the lock with npm's copy of what it installed, which lacks builds of other systems. */
function installedFromLock() {
  const copy = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(copy)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const found = JSON.parse(readFileSync(copy, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (found[path] ? found[path].version === version : optional),
  )
}

async function handOver(args) {
  if (isPinnedMajor(process.versions.node)) {
    process.argv = [process.execPath, program, ...args]
    await import(new URL('../../main.ts', import.meta.url).href)
    return
  }
  process.exitCode = await run(pinnedNode(), [program, ...args], { stdio: 'inherit' })
}

function isPinnedMajor(version) {
  return version.split('.')[0] === NODE_MAJOR
}

function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const found = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', name)
  if (existsSync(found)) return found
  return leave(
    1,
    `this runs on Node ${NODE_MAJOR}, no package brings it for ${process.platform} ` +
      `${process.arch}, and this is Node ${process.versions.node}: install Node ${NODE_MAJOR} ` +
      '(https://nodejs.org) and start again with it',
  )
}

/** Runs a program to its end, passes signals on to it, and answers its exit code. */
function run(command, args, options) {
  return new Promise(resolve => {
    const child = spawn(command, args, options)
    const pass = signal => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    child.on('error', error => leave(1, `cannot start ${command}: ${error.message}`))
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, pass)
      resolve(code ?? 128 + (constants.signals[signal] ?? 1))
    })
  })
}

function leave(code, message) {
  say(message)
  process.exit(code)
}

function say(message) {
  process.stderr.write(`tallystick: ${message}\n`)
}
