/** Invented employers. Their names say so, their addresses end in `.example` (RFC 2606) and lead nowhere. */
export interface SyntheticPlace {
  city: string
  region: string
  country: 'GB' | 'DE' | 'US' | 'ES'
  countryName: string
}

export interface SyntheticEmployer {
  /** Token of its board. */
  token: string
  name: string
  system: 'greenhouse' | 'lever' | 'ashby' | 'site' | 'feed'
  cloud: 'AWS' | 'Google Cloud' | 'Azure'
  places: readonly SyntheticPlace[]
  /** What it says about itself; every advert takes two of them. */
  about: readonly string[]
  /** How its adverts set a heading. */
  heading: 'h3' | 'h2' | 'strong'
  /** Its part of all adverts, relative to the others. */
  weight: number
}

const place = (
  city: string,
  region: string,
  country: SyntheticPlace['country'],
  countryName: string,
): SyntheticPlace => ({ city, region, country, countryName })

const LONDON = place('London', 'England', 'GB', 'United Kingdom')
const LEEDS = place('Leeds', 'England', 'GB', 'United Kingdom')
const MANCHESTER = place('Manchester', 'England', 'GB', 'United Kingdom')
const EDINBURGH = place('Edinburgh', 'Scotland', 'GB', 'United Kingdom')
const BERLIN = place('Berlin', 'Berlin', 'DE', 'Germany')
const MUNICH = place('Munich', 'Bavaria', 'DE', 'Germany')
const HAMBURG = place('Hamburg', 'Hamburg', 'DE', 'Germany')
const NEW_YORK = place('New York', 'New York', 'US', 'United States')
const BOSTON = place('Boston', 'Massachusetts', 'US', 'United States')
const CHICAGO = place('Chicago', 'Illinois', 'US', 'United States')
const AUSTIN = place('Austin', 'Texas', 'US', 'United States')
const SEATTLE = place('Seattle', 'Washington', 'US', 'United States')
const DENVER = place('Denver', 'Colorado', 'US', 'United States')
const MADRID = place('Madrid', 'Madrid', 'ES', 'Spain')
const BARCELONA = place('Barcelona', 'Catalonia', 'ES', 'Spain')
const VALENCIA = place('Valencia', 'Valencia', 'ES', 'Spain')

export const EMPLOYERS: readonly SyntheticEmployer[] = [
  {
    token: 'exampleharbourbank',
    name: 'Example Harbour Bank',
    system: 'greenhouse',
    cloud: 'AWS',
    places: [LONDON, LEEDS],
    heading: 'h3',
    weight: 12,
    about: [
      'Example Harbour Bank looks after the savings of two million households along the coast.',
      'Our branches close one by one, so what customers see of us is increasingly what we build.',
      'We are regulated, careful and a good deal less slow than people expect.',
      'Forty small teams share one floor and one habit: whoever builds it also looks after it.',
    ],
  },
  {
    token: 'examplelanternretail',
    name: 'Example Lantern Retail',
    system: 'greenhouse',
    cloud: 'Google Cloud',
    places: [BERLIN, HAMBURG],
    heading: 'strong',
    weight: 11,
    about: [
      'Example Lantern sells lamps and everything that goes around them in nine countries.',
      'Half of our orders arrive between October and January, and all of them want to be on time.',
      'We began in a garage in Hamburg and still argue about colours in the lunch break.',
      'Prices, stock and advice come from the same small group of people, and you would join it.',
    ],
  },
  {
    token: 'exampleorchardhealth',
    name: 'Example Orchard Health',
    system: 'greenhouse',
    cloud: 'Azure',
    places: [BOSTON, CHICAGO],
    heading: 'h2',
    weight: 10,
    about: [
      'Example Orchard Health runs the paperwork of four hundred clinics so that nurses do not have to.',
      'A minute saved at the front desk is a minute for a patient; we count those minutes.',
      'Everything we do is audited, and we have learnt to like it.',
    ],
  },
  {
    token: 'examplekite',
    name: 'Example Kite Logistics',
    system: 'lever',
    cloud: 'AWS',
    places: [MADRID, BARCELONA, VALENCIA],
    heading: 'h3',
    weight: 11,
    about: [
      'Example Kite moves parcels between six ports and ten thousand corner shops.',
      'A parcel that waits is a parcel that costs: our routes are planned again every four minutes.',
      'We are three hundred people, a third of them in vans, and the vans have opinions.',
    ],
  },
  {
    token: 'examplequarryenergy',
    name: 'Example Quarry Energy',
    system: 'lever',
    cloud: 'Azure',
    places: [MANCHESTER, EDINBURGH],
    heading: 'strong',
    weight: 9,
    about: [
      'Example Quarry turns disused quarries into pumped storage for windy nights.',
      'The grid tells us every two seconds what it needs; we answer in one.',
      'We would rather explain a decision twice than take it twice.',
    ],
  },
  {
    token: 'examplethistlegames',
    name: 'Example Thistle Games',
    system: 'lever',
    cloud: 'Google Cloud',
    places: [AUSTIN, SEATTLE],
    heading: 'h3',
    weight: 9,
    about: [
      'Example Thistle makes slow, friendly games for people who like gardens.',
      'Five million players come back every week, mostly to see whether it has rained.',
      'No crunch: we have moved two launches and nobody remembers.',
    ],
  },
  {
    token: 'ExampleTidewater',
    name: 'Example Tidewater Insurance',
    system: 'ashby',
    cloud: 'AWS',
    places: [NEW_YORK, DENVER],
    heading: 'h3',
    weight: 11,
    about: [
      'Example Tidewater insures small boats and the people who forget to tie them up.',
      'We settle most claims within a day, which is only possible because the boring parts run themselves.',
      'Our engineers sit next to the people who answer the telephone.',
    ],
  },
  {
    token: 'example-meadow-mobility',
    name: 'Example Meadow Mobility',
    system: 'ashby',
    cloud: 'AWS',
    places: [MUNICH, BERLIN],
    heading: 'strong',
    weight: 10,
    about: [
      'Example Meadow shares cargo bikes in forty towns that never had them.',
      'A bike knows where it is, how it feels and when it would like to be repaired.',
      'Towns pay us for journeys, not for bikes, so we care about every one of them.',
    ],
  },
  {
    token: 'examplepebble',
    name: 'Example Pebble Payments',
    system: 'ashby',
    cloud: 'Google Cloud',
    places: [LONDON, EDINBURGH],
    heading: 'h2',
    weight: 11,
    about: [
      'Example Pebble lets market stalls take cards, phones and, if it must be, cheques.',
      'Our busiest hour is Saturday at eleven, when a million people buy vegetables.',
      'Money that does not add up keeps us awake, so it has to add up.',
    ],
  },
  {
    token: 'examplecompass',
    name: 'Example Compass Travel',
    system: 'site',
    cloud: 'AWS',
    places: [BARCELONA, MADRID, LONDON],
    heading: 'h3',
    weight: 10,
    about: [
      'Example Compass plans journeys by train for people who do not want to plan them.',
      'A night in Lyon, a ferry, two changes: we make it one ticket.',
      'We are eighty people and travel by train ourselves, delays included.',
    ],
  },
  {
    token: 'examplebasalt',
    name: 'Example Basalt Software',
    system: 'feed',
    cloud: 'Azure',
    places: [LEEDS, MANCHESTER],
    heading: 'h3',
    weight: 5,
    about: [
      'Example Basalt writes software for quarries, gravel works and other places with large machines.',
      'Our customers are few, loyal and call us by our first names.',
    ],
  },
  {
    token: 'examplefern',
    name: 'Example Fern Studio',
    system: 'feed',
    cloud: 'AWS',
    places: [VALENCIA, BERLIN],
    heading: 'strong',
    weight: 4,
    about: [
      'Example Fern is a studio of thirty that builds things for museums, theatres and one zoo.',
      'Projects last two to six months and end with an opening night.',
    ],
  },
]
