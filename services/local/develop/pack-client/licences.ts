import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupFault } from '../../../platform/setup-fault.ts'

/** The licences of all packages whose modules went into a bundle, by their names. */
export function listLicences(modules: readonly string[]): string {
  const folders = new Set(
    modules.flatMap(id => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? []),
  )
  const texts = [...folders].sort().map(describeLicence)
  return `# What the bundle holds of others\n\n${texts.join('\n\n')}\n`
}

function describeLicence(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find(one => /^licen[cs]e/i.test(one))
  if (file === undefined) throw new SetupFault(`${name} has no text of its licence`)
  return `## ${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}`
}
