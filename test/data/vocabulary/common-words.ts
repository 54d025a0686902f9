/**
 * English words that adverts use in their everyday sense, so that they may name a skill only with evidence: function
 * words, and the verbs and nouns that products like to be called after. Put together by hand.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `a about above across after again all almost along also always am an and any are around as at away back be because
  been before being below between both but by can could did do does down each even every few first for from further
  get give good had has have he her here him his how i if in into is it its just know last less like long look made
  many may me might more most much must my near need never new next no not now of off often on once one only open or
  other our out over own per same see she should since so some still such take than that the their them then there
  these they this those through to together too two under until up upon us use used very was we well were what when
  where which while who why will with within without would you your
  access alpine amplitude anaconda apex arrow assembly astro atlas autopilot babel backbone backstage bamboo basic beam
  bedrock bench blade blender bloom bolt bootstrap box braze brew brush bruno buffer bundle burp cairo calico canvas
  cargo carbon case cascade cell census chai chalk charm chef chroma cinder circle clay cline coalesce cohere combine
  compass composer concur confluence confluent consul copilot cosmos crystal cube cucumber cursor cypress cypher dagger
  dash data dart delta depot detox devin discover docks dovetail drift drill drizzle druid echo eclipse edge elastic
  electron elixir elm ember engine envoy enzyme epic espresso estuary event excel expo express fabric falcon feast
  fedora figure firecracker flask flock flow flume flutter flux forge fortify foundry framer gatsby gem gemini glue go
  gong grafter graph greenhouse gremlin groovy grunt gulp gusto hack harbor harness haystack heap helm hex hibernate
  hive honeycomb hotwire hub iceberg illustrator impala indexing insight insomnia instrument intercom ionic ironclad
  iterable jasmine jest jetty jump karate karma keep keystone kong lambda lamp latex leaflet lean lever lightning lime
  linear liquid list lit live llama locust lombok loom lottie lovable luigi lustre maestro make market materialize maven
  maya mercurial mesh metal meteor mistral mocha modal mode mojo mongoose monday move nebula neon nest next nim node
  nomad notion nova octave omni oracle orbit outlook outreach owl packer pandora parcel perforce perplexity phoenix pig
  pinot plaid plane play poetry polar polymer portal postman presto prettier pricing prisma processing prophet pulsar
  puppet q quartz r racket rail rails railway rancher raft ray react realm reason remix render replicate reporting rest
  ripple rippling rive rollup room ruby runway rust sage salt sanity scheme scratch seaborne segment seismic sentry
  shiny sigma sketch slack slick snort snowplow soap soda spanner spark spinnaker spring spruce square stack stan stash
  stitch storm stream stripe struts stylus subversion superset surge swift synapse tailor teams tempo temporal tenable
  terra thanos thrift tines tornado tosca triton twist unity vagrant vault vector vertex vessel wasp waterfall wave weld
  whisper windows windsurf wiz word worker yarn zephyr zest zig zoom`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
