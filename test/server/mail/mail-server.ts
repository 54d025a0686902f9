import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  to: string
  raw: Buffer
}

type Step = 'recipient' | 'data' | 'received' | 'answered'

/** A real SMTP server on this machine that keeps what it was given. */
export async function startMailServer(
  options: {
    /** Answer to a recipient, instead of taking it. */
    refuse?: (address: string) => { code: number; words: string } | null
    /** Looks at every step; what it does happens before the server goes on. */
    onStep?: (step: Step, address: string) => void | Promise<void>
    login?: { user: string; password: string }
  } = {},
) {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    ...{ hideSTARTTLS: true, authOptional: options.login === undefined, allowInsecureAuth: true, logger: false },
    disabledCommands: options.login === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    onAuth({ username, password }, _session, done) {
      const isRight = username === options.login?.user && password === options.login?.password
      done(isRight ? null : new Error('wrong password'), isRight ? { user: username } : undefined)
    },
    async onRcptTo({ address }, _session, done) {
      const refusal = options.refuse?.(address) ?? null
      if (refusal !== null) return done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }))
      await options.onStep?.('recipient', address)
      done()
    },
    async onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      await options.onStep?.('data', to)
      const parts: Buffer[] = []
      try {
        for await (const part of stream as AsyncIterable<Buffer>) parts.push(part)
      } catch {
        return // the client went away in the middle of a message: nothing was received
      }
      received.push({ to, raw: Buffer.concat(parts) })
      await options.onStep?.('received', to)
      done()
      await options.onStep?.('answered', to)
    },
  })
  server.on('error', () => {}) // a killed client resets its connection
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return { port, received, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
