import { UserError } from '../../data/user-error.ts'
import { UnfitFileError } from './unfit-file.ts'

/** Parts of a posting that a column can hold. */
export const POSTING_FIELDS = [
  'id',
  'title',
  'company',
  'text',
  'location',
  'city',
  'region',
  'country',
  'postedAt',
  'url',
  'salaryMin',
  'salaryMax',
  'salaryCurrency',
  'salaryPeriod',
  'workplace',
  'employmentType',
] as const
export type PostingField = (typeof POSTING_FIELDS)[number]

/** Which column holds which part. Parts without a column are absent. */
export type ColumnMap = ReadonlyMap<PostingField, string>

// Spellings seen in public collections and job interfaces, most telling first; compared without case,
// spaces and punctuation, so `job_title`, `Job Title` and `jobTitle` are one.
const SPELLINGS: Record<PostingField, readonly string[]> = {
  id: [
    'sourceid',
    'jobid',
    'postingid',
    'id',
    'jobpostingid',
    'jobpostid',
    'uniqid',
    'uuid',
    'guid',
    'jobkey',
    'reference',
    'jobreference',
    'identifier',
    'identifiervalue',
  ],
  title: [
    'jobtitle',
    'title',
    'positiontitle',
    'jobname',
    'position',
    'postingtitle',
    'vacancytitle',
    'titulo',
    'stellentitel',
    'name',
    'role',
    'jobposition',
  ],
  company: [
    'companyname',
    'company',
    'employer',
    'employername',
    'organization',
    'organisation',
    'organizationname',
    'hiringorganization',
    'hiringorganizationname',
    'companydisplayname',
    'employerdisplayname',
    'firma',
    'empresa',
  ],
  text: [
    'jobdescription',
    'description',
    'descriptionhtml',
    'descriptiontext',
    'html',
    'descriptionplain',
    'jobdescriptiontext',
    'fulldescription',
    'jobdesc',
    'postingtext',
    'jobtext',
    'adverttext',
    'body',
    'text',
    'content',
    'contents',
    'details',
    'jobdetails',
    'jobsummary',
    'requirements',
    'beschreibung',
    'descripcion',
    'snippet',
    'summary',
  ],
  location: [
    'joblocation',
    'location',
    'locations',
    'locationname',
    'locationtext',
    'locationdisplayname',
    'candidaterequiredlocation',
    'jobgeo',
    'place',
    'workplacelocation',
    'ort',
    'standort',
    'ubicacion',
    'formattedlocation',
  ],
  city: ['city', 'town', 'jobcity', 'locationcity', 'addresslocality', 'joblocationaddressaddresslocality'],
  region: [
    'region',
    'state',
    'province',
    'county',
    'addressregion',
    'locationregion',
    'joblocationaddressaddressregion',
  ],
  country: [
    'country',
    'countrycode',
    'jobcountry',
    'locationcountry',
    'addresscountry',
    'joblocationaddressaddresscountry',
    'land',
    'pais',
  ],
  postedAt: [
    'postedat',
    'postedon',
    'dateposted',
    'posteddate',
    'postdate',
    'publishedat',
    'publishedon',
    'datepublished',
    'publicationdate',
    'publishdate',
    'pubdate',
    'firstpublished',
    'listeddate',
    'originallistedtime',
    'listedtime',
    'listingdate',
    'jobposteddate',
    'posted',
    'published',
    'createdat',
    'created',
    'createdon',
    'datecreated',
    'creationdate',
    'dateadded',
    'opendate',
    'date',
    'time',
    'timestamp',
  ],
  url: [
    'joburl',
    'url',
    'link',
    'joblink',
    'jobpostingurl',
    'postingurl',
    'absoluteurl',
    'hostedurl',
    'joburldirect',
    'applyurl',
    'applicationurl',
    'redirecturl',
    'sourceurl',
    'href',
  ],
  salaryMin: [
    'salarymin',
    'minsalary',
    'minimumsalary',
    'salaryfrom',
    'minamount',
    'salaryminimum',
    'basesalaryvalueminvalue',
    'lowsalary',
    'salarylow',
  ],
  salaryMax: [
    'salarymax',
    'maxsalary',
    'maximumsalary',
    'salaryto',
    'maxamount',
    'salarymaximum',
    'basesalaryvaluemaxvalue',
    'highsalary',
    'salaryhigh',
  ],
  salaryCurrency: [
    'salarycurrency',
    'currency',
    'currencycode',
    'salarycurrencycode',
    'basesalarycurrency',
    'paycurrency',
  ],
  salaryPeriod: [
    'salaryperiod',
    'payperiod',
    'salaryinterval',
    'interval',
    'salarytype',
    'salaryunit',
    'payfrequency',
    'basesalaryvalueunittext',
  ],
  workplace: [
    'workplacetype',
    'workplace',
    'remotestatus',
    'worktype',
    'workmodel',
    'workmode',
    'worklocationtype',
    'locationtype',
    'joblocationtype',
    'remote',
    'isremote',
    'remoteallowed',
    'remotework',
  ],
  employmentType: [
    'employmenttype',
    'jobtype',
    'contracttype',
    'formattedworktype',
    'schedule',
    'scheduletype',
    'commitment',
    'contracttime',
    'vertragsart',
  ],
}

const normal = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Finds the columns by their names; what `given` maps (posting field → column) goes before.
 *
 * @throws UserError for a field of `given` that does not exist, UnfitFileError for such a column
 */
export function mapColumns(columns: readonly string[], given: Readonly<Record<string, string>>): ColumnMap {
  const map = new Map<PostingField, string>()
  for (const [name, column] of Object.entries(given)) map.set(fieldOf(name), columnOf(column, columns))
  const taken = new Set(map.values())
  const byName = new Map(columns.map((column) => [normal(column), column]))
  for (const field of POSTING_FIELDS) {
    const column = SPELLINGS[field].map((spelling) => byName.get(spelling)).find((each) => each && !taken.has(each))
    if (map.has(field) || column === undefined) continue
    map.set(field, column)
    taken.add(column)
  }
  return map
}

/** What a title and a text need at least; null when both have their column, else the words that help. */
export function missingColumns(map: ColumnMap, columns: readonly string[], isTable: boolean): string | null {
  const missing = (['title', 'text'] as const).filter((field) => !map.has(field))
  if (missing.length === 0) return null
  const what = missing.map((field) => (field === 'title' ? 'the title' : 'the text of the advert')).join(' and ')
  const mend = missing.map((field) => `--map ${field}=COLUMN`).join(' ')
  const header = isTable ? '; if these are no names, let the first line of the file be the one that has them' : ''
  return `no column that holds ${what}; the columns are: ${columns.join(', ')}. Say which one it is: ${mend}${header}`
}

/** A field by its name or by any spelling of it: `description=…` means the text. */
function fieldOf(name: string): PostingField {
  const wanted = normal(name)
  const field = POSTING_FIELDS.find((each) => normal(each) === wanted || SPELLINGS[each].includes(wanted))
  if (field !== undefined) return field
  throw new UserError(`--map ${name}=…: a posting has no field "${name}"; the fields are: ${POSTING_FIELDS.join(', ')}`)
}

function columnOf(name: string, columns: readonly string[]): string {
  const column = columns.find((each) => each === name) ?? columns.find((each) => normal(each) === normal(name))
  if (column !== undefined) return column
  throw new UnfitFileError(`--map …=${name}: there is no column "${name}"; the columns are: ${columns.join(', ')}`)
}
