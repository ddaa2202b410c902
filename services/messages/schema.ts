import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { projectRoot } from '../platform/project-root.ts'
import { formatMessageName, isOfTheStandard, type MessageName } from './parts/message-name.ts'

/** What the schema says of a message: nothing where there is no schema of its version here. */
export type Verdict =
  | { readonly schema: 'valid' | 'unchecked' }
  | { readonly schema: 'invalid'; readonly faults: readonly string[] }

/** A file that is wrong throughout is described by its beginning. */
const FAULTS_MAX = 20

const folder = join(projectRoot, 'schema', 'iso20022')
/** Compiled when first needed and kept: each takes some 30 ms and a megabyte. */
const validators = new Map<string, XsdValidator | null>()

export function checkSchema(document: XmlDocument, name: MessageName): Verdict {
  const validator = isOfTheStandard(name) ? findValidator(formatMessageName(name)) : null
  if (!validator) return { schema: 'unchecked' }
  try {
    validator.validate(document)
    return { schema: 'valid' }
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error
    const faults = error.details.slice(0, FAULTS_MAX)
    return { schema: 'invalid', faults: faults.map(({ line, message }) => describe(line, message)) }
  }
}

function findValidator(name: string): XsdValidator | null {
  const known = validators.get(name)
  if (known !== undefined) return known
  const file = join(folder, `${name}.xsd`)
  const validator = existsSync(file) ? compile(readFileSync(file)) : null
  validators.set(name, validator)
  return validator
}

function compile(bytes: Buffer): XsdValidator {
  using document = XmlDocument.fromBuffer(bytes)
  return XsdValidator.fromDoc(document)
}

/** Without the namespace that libxml2 puts before each name. */
function describe(line: number, message: string): string {
  return `line ${line}: ${message.replaceAll(/\{[^}]*\}/g, '').trim()}`
}
