import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../../services/platform/project-root.ts'
import type { Actor } from '../../support/actor.ts'
import type { GatewayWorld } from '../gateway/gateway-fixtures.ts'
import { deskOf } from './desk-of.ts'

/** The lines of a guide that somebody types. */
export function listLines(page: string): readonly string[] {
  const text = readFileSync(join(projectRoot, 'schema/guides', page), 'utf8')
  return text.replaceAll(/^```.*?^```/gms, '').match(/^ {4}\S.*$/gm) ?? []
}

/** What a guide says to type, typed by the people whom it names, in a folder of their own. */
export interface TypedGuide {
  /** What stands for the words in capitals, and for the draft. */
  readonly meant: Map<string, string>
  /** What the desk printed, line by line; nothing where a file was written. */
  type(line: string): Promise<string>
  readonly folder: string
  close(): void
}

export function openGuide(
  world: GatewayWorld,
  people: Readonly<Record<string, Actor>>,
): TypedGuide {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-guide-'))
  const meant = new Map<string, string>()
  const desks = Object.fromEntries(
    Object.entries(people).map(([name, actor]) => [name, deskOf(world, actor)]),
  )
  const noteMade = (ids: readonly string[]) => {
    for (const id of ids) meant.set(`made ${id.slice(0, 3)}`, id)
  }
  return {
    ...{ meant, folder },
    close: () => rmSync(folder, { recursive: true }),
    type: async line => {
      const words = line.trim().replaceAll(/[A-Z]{4,}|dft_…/g, word => meant.get(word) ?? word)
      const [, text, file] = /^echo '(.+)' >(\S+)$/.exec(words) ?? []
      if (file) {
        writeFileSync(join(folder, file), text!)
        return ''
      }
      const [, who] = / --as (\w+)\.profile\.json/.exec(words)!
      const command = words
        .replace('npx tallystick desk ', '')
        .replace(/ --as \S+/, '')
        .replaceAll(/(?<= )[\w-]+\.(json|csv|xml|pdf)(?= |$)/g, path => join(folder, path))
        .replaceAll(/'(\S*)'/g, '$1')
      const said = await desks[who!]!(command)
      for (const [, draft] of said.matchAll(/\b(dft_[0-9A-Z]{13})\b/g)) meant.set('dft_…', draft!)
      for (const [, wait] of said.matchAll(/^\w+ (wait_\w+), until/gm)) meant.set('WAIT', wait!)
      for (const [, entry] of said.matchAll(/^done: entry (\d+)$/gm)) meant.set('ENTRY', entry!)
      for (const [, made] of said.matchAll(/^made: (.+)$/gm)) noteMade(made!.split(', '))
      for (const [, digest] of said.matchAll(/digest (\S{43})$/gm)) meant.set('DIGEST', digest!)
      return said
    },
  }
}
