import { vi } from 'vitest'
import { main } from '../../../../services/abs/cli/main.ts'

export interface Captured {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command in this process and keeps what it wrote, without colours. */
export async function captured(...args: string[]): Promise<Captured> {
  const texts = { out: '', err: '' }
  const keep = (to: 'out' | 'err') => (text: string | Uint8Array) => {
    texts[to] += String(text)
    return true
  }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'))
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'))
  try {
    const code = await main(args)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    const plain = (text: string) => text.replace(/\u001b\[\d+m/g, '')
    return { code, out: plain(texts.out), err: plain(texts.err) }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}
