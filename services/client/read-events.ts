/** Characters of one event: what a stream tells is short. */
const EVENT_LENGTH_MAX = 64 * 2 ** 10

/** What a stream of server-sent events tells, as JSON, event after event, until it ends. */
export async function* readEvents<Data>(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Data> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const part of bytes) {
    text += decoder.decode(part, { stream: true })
    const events = text.split(/\r?\n\r?\n/)
    text = events.pop()!
    if (text.length > EVENT_LENGTH_MAX) throw new Error('an event of the stream is too long')
    for (const event of events) {
      const data = findLine(event, 'data')
      if (findLine(event, 'event') === 'complete') return
      if (data !== '') yield JSON.parse(data)
    }
  }
}

/** A line that begins with a colon keeps the connection alive and says nothing. */
function findLine(event: string, name: string): string {
  const lines = event.split(/\r?\n/).filter(line => line.startsWith(`${name}:`))
  return lines.map(line => line.slice(name.length + 1).trimStart()).join('\n')
}
