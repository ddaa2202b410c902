import type { Client } from '@urql/core'

/** One field of the graph, asked again and again: for each of many inputs. */
export interface AskedField {
  readonly operation: 'query' | 'mutation'
  /** With its argument, as `node(id: $)`: what is given stands for the sign. */
  readonly field: string
  /** The type of what is given, as `ID!`. */
  readonly given: string
  /** What is asked of each answer, as the fields of a fragment on the type `on`. */
  readonly on: string
  readonly selection: string
}

/** Of the names that a document may give to fields of its own choice. */
const ASKED_AT_ONCE = 25

/**
 * Asks a field for each of many inputs, one document after the other, and answers in their order.
 * Throws the error of the first document that fails.
 */
export async function askMany<Answer>(
  client: Client,
  asked: AskedField,
  inputs: readonly unknown[],
  onDone: (count: number) => void = () => undefined,
): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  while (answers.length < inputs.length) {
    const part = inputs.slice(answers.length, answers.length + ASKED_AT_ONCE)
    const variables = Object.fromEntries(part.map((input, i) => [`i${i}`, input]))
    const document = writeDocument(asked, part.length)
    const { data, error } = await (asked.operation === 'query'
      ? client.query<Answers<Answer>>(document, variables, { requestPolicy: 'network-only' })
      : client.mutation<Answers<Answer>>(document, variables)
    ).toPromise()
    if (error) throw error
    answers.push(...part.map((_, i) => data![`a${i}`]!))
    onDone(answers.length)
  }
  return answers
}

type Answers<Answer> = Readonly<Record<string, Answer>>

function writeDocument(
  { operation, field, given, on, selection }: AskedField,
  count: number,
): string {
  const places = Array.from({ length: count }, (_, i) => i)
  const declared = places.map(i => `$i${i}: ${given}`).join(', ')
  const asked = places.map(i => `a${i}: ${field.replace('$', `$i${i}`)} { ...Asked }`).join(' ')
  return `${operation} AskMany(${declared}) { ${asked} } fragment Asked on ${on} { ${selection} }`
}
