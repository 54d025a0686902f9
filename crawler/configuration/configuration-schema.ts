import { type Static, Type } from 'typebox'

/** What `skilltide.yaml` may say. `skilltide.schema.json` beside it is this, for editors. */

const text = (description: string) => Type.String({ minLength: 1, description })

const sourceSchema = Type.Object(
  {
    id: Type.Optional(text('Name of this source, unique in the file. Figures of a feed or a site are kept under it.')),
    type: text('Kind of source: one of those that README lists under "Sources".'),
    board: Type.Optional(text("Token of the employer's board: the last part of its address.")),
    company: Type.Optional(text("Employer's name, where the source does not state it.")),
    url: Type.Optional(text('Feed, page of openings or sitemap, for feed and job-posting-site.')),
    query: Type.Optional(
      text('What to ask a searchable source for, in its own words: search words, a tag or a category.'),
    ),
    country: Type.Optional(text('Country of a source that has a service for each, such as adzuna: two letters, gb.')),
    since: Type.Optional(
      Type.String({
        pattern: String.raw`^\d{4}-\d{2}-\d{2}$`,
        description: 'First day to read, for sitemaps and archives: 2026-01-31.',
      }),
    ),
    baseUrl: Type.Optional(text('Scheme, host and port to ask instead of the public ones: a test server or a proxy.')),
    allowPrivateHosts: Type.Optional(
      Type.Boolean({ description: 'Lets this source, and only it, reach loopback and private addresses.' }),
    ),
  },
  { additionalProperties: false },
)

const politenessSchema = Type.Object(
  {
    secondsBetweenRequests: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 3600,
        description: 'Pause between two requests to one host; 1 unless stated.',
      }),
    ),
    requestsAtOnce: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 8, description: 'Requests to one host at the same time; 1 unless stated.' }),
    ),
  },
  { additionalProperties: false },
)

const mailSchema = Type.Object(
  {
    host: text('SMTP server.'),
    port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535, description: '587 unless stated; 465 with tls.' })),
    security: Type.Optional(
      Type.Union([Type.Literal('starttls'), Type.Literal('tls'), Type.Literal('none')], {
        description: 'starttls unless stated; none only for a server on this machine.',
      }),
    ),
    user: Type.Optional(text('Name to log in with; its password comes from SKILLTIDE_MAIL_PASSWORD.')),
    from: text('Sender, as "SkillTide <reports@example.org>".'),
    recipients: Type.Array(text('Address.'), { description: 'Who gets the weekly report.' }),
    owner: Type.Optional(text('Who is told when a scheduled run fails.')),
    publicUrl: Type.Optional(
      text('Address under which this server is reached from outside: the links that end a subscription begin with it.'),
    ),
  },
  { additionalProperties: false },
)

const scheduleSchema = Type.Object(
  {
    cron: text('When to crawl, read, publish and mail: minute, hour, day of the month, month, day of the week.'),
    timeZone: Type.Optional(text('IANA name, such as Europe/London; UTC unless stated.')),
  },
  { additionalProperties: false },
)

export const configurationSchema = Type.Object(
  {
    sources: Type.Optional(Type.Array(sourceSchema, { description: 'What to read.' })),
    defaultSources: Type.Optional(
      Type.Boolean({ description: 'Also read the boards that SkillTide knows of: employers who hire data engineers.' }),
    ),
    contact: Type.Optional(
      text('Address or page by which site owners can reach you; sent with every request as part of the User-Agent.'),
    ),
    politeness: Type.Optional(politenessSchema),
    mail: Type.Optional(mailSchema),
    schedule: Type.Optional(scheduleSchema),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'SkillTide configuration',
    additionalProperties: false,
  },
)

export type ConfigurationFile = Static<typeof configurationSchema>
