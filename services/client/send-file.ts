/** Told of the bytes of a file that have gone out, of so many. */
export type OnSent = (sent: number, of: number) => void

/** What is sent, and who wants to be told how far it is. */
export interface Sending {
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly onSent: OnSent
}

/**
 * Posts a file, or a form whose member `file` it is, and tells how far it is. In browsers by
 * XMLHttpRequest, since their fetch tells nothing; elsewhere the file is counted as it is read.
 */
export async function sendFile(
  url: string | URL,
  body: Blob | FormData,
  sending: Sending,
): Promise<Response> {
  return 'XMLHttpRequest' in globalThis
    ? await sendFromPage(url, body, sending)
    : await sendCounted(url, body, sending)
}

async function sendCounted(
  url: string | URL,
  body: Blob | FormData,
  { headers = {}, signal, onSent }: Sending,
): Promise<Response> {
  if (body instanceof Blob)
    return await fetch(url, { method: 'POST', headers, body: count(body, onSent), signal })
  const form = new FormData()
  for (const [name, value] of body)
    form.append(name, typeof value === 'string' ? value : count(value, onSent))
  return await fetch(url, { method: 'POST', headers, body: form, signal })
}

/** The same file, whose bytes are counted as somebody reads them. */
function count(file: Blob, onSent: OnSent): File {
  const counted = new File([file], file instanceof File ? file.name : 'file', { type: file.type })
  let sent = 0
  const counter = () =>
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (bytes, on) => {
        sent += bytes.length
        onSent(sent, file.size)
        on.enqueue(bytes)
      },
    })
  const stream = () => file.stream().pipeThrough(counter())
  return Object.defineProperty(counted, 'stream', { value: stream })
}

async function sendFromPage(
  url: string | URL,
  body: Blob | FormData,
  { headers = {}, signal, onSent }: Sending,
): Promise<Response> {
  const request = new XMLHttpRequest()
  request.open('POST', url)
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
  request.upload.onprogress = ({ loaded, total }) => onSent(loaded, total)
  signal.addEventListener('abort', () => request.abort())
  return await new Promise((resolve, reject) => {
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }))
    request.onerror = () => reject(new TypeError('the connection was torn'))
    request.onabort = () => reject(new TypeError('it took too long'))
    request.send(body)
  })
}
