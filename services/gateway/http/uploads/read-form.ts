import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyInstance } from '@fastify/busboy'

/** Of each field before the file; a mapping with the codes of some thousand customers fits. */
export const FIELD_BYTES_MAX = 2 ** 20
const FIELDS_MAX = 8

export interface FormFile {
  readonly filename: string
  readonly bytes: AsyncIterable<Uint8Array>
  /** What stood before it. */
  readonly fields: ReadonlyMap<string, string>
}

/** The sender's fault: no form, a form that ends in the middle, one without a file. */
export class FormFault extends Error {
  override name = 'FormFault'
}

/**
 * Hands over the one file of a multipart/form-data request while it is still coming in. What `take`
 * leaves of it is read and thrown away, so that the sender hears the answer.
 */
export async function readForm<Result>(
  request: IncomingMessage,
  take: (file: FormFile) => Promise<Result>,
): Promise<Result> {
  const form = openForm(request)
  const fields = new Map<string, string>()
  let coming: Readable | undefined
  let taken: Promise<Result> | undefined
  form.on('field', (name, value, _nameCut, cut) => {
    if (cut) form.destroy(new FormFault('a field is too long'))
    else if (!taken) fields.set(name, value)
  })
  form.on('file', (_name, file, filename) => {
    coming = file
    file.on('error', () => undefined)
    taken = take({ filename, fields, bytes: file.iterator({ destroyOnReturn: false }) })
    void taken.catch(() => undefined).finally(() => file.resume())
  })
  try {
    await pipeline(request, form)
  } catch (cause) {
    coming?.destroy(new FormFault('the form is broken off'))
    await taken?.catch(() => undefined)
    throw new FormFault('the form is broken off', { cause })
  }
  if (!taken) throw new FormFault('the form has no file')
  return await taken
}

function openForm({ headers }: IncomingMessage): BusboyInstance {
  const limits = { fields: FIELDS_MAX, fieldSize: FIELD_BYTES_MAX, files: 1, headerPairs: 16 }
  try {
    return new Busboy({ headers: { ...headers, 'content-type': headers['content-type']! }, limits })
  } catch (cause) {
    throw new FormFault('the request is no form', { cause })
  }
}
