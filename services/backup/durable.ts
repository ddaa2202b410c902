import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file that is there, whole, after a power cut. */
export function writeDurably(path: string, text: string | Buffer): void {
  writeFileSync(path, text, { mode: 0o600, flush: true })
  syncFolder(dirname(path))
}

/** Gives a file or folder its final name: after a power cut it has the one or the other. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to)
  syncFolder(dirname(to))
}

/** A folder’s names are kept by itself, not by its files. Windows keeps them with the files. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
