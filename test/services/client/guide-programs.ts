import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../services/platform/project-root.ts'

export interface GuidePrograms {
  /** By the name in the first line. */
  readonly programs: ReadonlyMap<string, string>
  /** Blocks of commands, in their order. */
  readonly commands: readonly string[]
  /** Commands that take curl and Python beside, or the database. */
  readonly withCurl: readonly string[]
  readonly audit: readonly string[]
  readonly queries: readonly string[]
}

/** Reads the programs and the commands of a guide, as its reader copies them. */
export function readGuide(name: string): GuidePrograms {
  const text = readFileSync(join(projectRoot, 'schema/guides', name), 'utf8')
  const blocks = (kind: string) =>
    [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\``, 'gms'))].map(([, body]) => body!)
  // What has no name is shown, and is no program of its own.
  const programs = blocks('js').flatMap(body => {
    const [, named] = /^\/\/ (\S+)\n/.exec(body) ?? []
    return named ? [[named, body] as const] : []
  })
  return {
    programs: new Map(programs),
    commands: blocks('sh'),
    withCurl: blocks('sh curl'),
    audit: blocks('sh audit'),
    queries: blocks('graphql'),
  }
}
