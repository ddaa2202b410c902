import { type ChildProcess, spawn } from 'node:child_process'

export interface ProcessSpec {
  command: string
  args: string[]
  /** The user that runs it, when not the user of this process. */
  uid?: number
  gid?: number
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** The file descriptor that stdout and stderr go to. */
  output: number
}

export interface WatchedProcess {
  pid: number
  /** Settles when the process and its watcher have ended, by themselves or not. */
  ended: Promise<void>
  stop(): Promise<void>
}

const STOP_WAIT_MS = 15_000

/**
 * Starts a server that ends with this program, also when this program is killed. The server leads a
 * process group of its own, so Ctrl-C reaches only this program, which then closes its parts in
 * order. A small shell waits on a pipe that this program holds open: when the program is gone, for
 * whatever reason, the pipe ends and the shell interrupts the server.
 */
export function startWatched(spec: ProcessSpec): WatchedProcess {
  const { command, args, output, ...options } = spec
  const child = spawn(command, args, {
    ...options,
    detached: true,
    stdio: ['ignore', output, output],
  })
  if (child.pid === undefined) {
    const ended = waitForEnd(child)
    return { pid: 0, ended, stop: () => ended }
  }
  const watcher = watch(child.pid)
  const ended = waitForEnd(child).then(() => {
    watcher.ref()
    watcher.kill('SIGKILL')
    return waitForEnd(watcher)
  })
  child.unref()
  return { pid: child.pid, ended, stop: () => stop(child, ended) }
}

async function waitForEnd(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise<void>(resolve => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}

function watch(pid: number): ChildProcess {
  const watcher = spawn('sh', ['-c', 'read _; kill -INT "$0"', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.unref()
  watcher.on('error', () => undefined)
  const { stdin } = watcher
  stdin.on('error', () => undefined)
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref()
  return watcher
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.ref()
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_WAIT_MS)
  child.kill('SIGINT')
  await ended
  clearTimeout(late)
}
