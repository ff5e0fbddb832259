import { describe, expect, it } from 'vitest';
import { found, valuesOf } from './find-personal-data.js';

const ssn = ['467', '10', '9528'].join('-');
const cpf = ['390', '533', '447'].join('.') + '-05';

describe('where a field and its value stand', () => {
  it.each([
    ['YAML', `ssn: ${ssn}`],
    ['quoted YAML', `  ssn: "${ssn}"`],
    ['JSON', `{"id": 1, "ssn": "${ssn}", "active": true}`],
    ['a longer name', `{"employeeSsnNumber": "${ssn}"}`],
    ['camel case', `socialSecurityNumber = '${ssn}'`],
    ['snake case', `social_security_number=${ssn}&x=1`],
    ['capitals', `SOCIAL SECURITY NO: ${ssn}`],
    ['an XML element', `<ssn>${ssn}</ssn>`],
    ['an XML attribute', `<person ssn="${ssn}"/>`],
    ['a named cell', `<field name="ssn">${ssn}</field>`],
    ['a call', `person.setSsn("${ssn}");`],
    ['a Ruby symbol', `:ssn => '${ssn}'`],
    ['a log line', `2024-02-03T10:00:11Z INFO ssn="${ssn}" ok`],
    ['a Markdown pair', `| SSN | ${ssn} |`],
    ['prose behind', `My SSN is ${ssn}, thanks`],
  ])('%s', (_, text) => {
    expect(valuesOf('pii-us-ssn', text)).toEqual([ssn]);
  });

  it('prose before', () => {
    expect(valuesOf('pii-passport', 'AAA123456 es mi número de pasaporte')).toEqual(['AAA123456']);
  });
});

describe('names', () => {
  it.each([
    ['a country behind the name', 'pii-national-id', '{"id_number_il": "278909627"}', '278909627'],
    ['an abbreviation with dots', 'pii-national-id', 'con D.N.I. 12345678Z', '12345678Z'],
    ['an abbreviation with a dot and a blank', 'pii-national-id', 'No. KP: 810112-14-5231', '810112-14-5231'],
    ['an accent on a capital', 'pii-national-id', 'EMŠO: 0101006500006', '0101006500006'],
    ['a passport in another language', 'pii-passport', 'numer paszportu: AB1234567', 'AB1234567'],
    ['a driving licence in another language', 'pii-driver-licence', 'Rijbewijs: D12345678', 'D12345678'],
    ['a request to call', 'pii-phone', 'Call me at 020 7183 8750 after 5.', '020 7183 8750'],
  ])('%s', (_, rule, text, value) => {
    expect(valuesOf(rule, text)).toEqual([value]);
  });

  it.each([
    ['thirteen digits of nobody', '{"citizen_id": "3495438339215"}'],
    ['the rest of a longer number', '{"cedula": "702-6813917-2"}'],
    ['a social insurance number is none of a health insurance', '{"social_insurance_number": "534336598"}'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('columns', () => {
  // Without dashes only the name of the column tells what the number is.
  const plain = ssn.replaceAll('-', '');
  const other = '219450831';

  it.each([
    ['CSV', `id,ssn,active\n1,${plain},true\n2,${other},true\n`],
    ['CSV with quotes and line breaks', `id,note,SSN\n1,"a, ""b""\nc",${plain}\n2,"x",${other}\n`],
    ['TSV', `id\tssn\n1\t${plain}\n2\t${other}\n`],
    ['semicolons', `id;ssn;x\r\n1;${plain};y\r\n2;${other};z\r\n`],
    ['Markdown', `| id | ssn | x |\n|---|---|---|\n| 1 | ${plain} | a |\n| 2 | ${other} | b |\n`],
    ['INSERT', `INSERT INTO people (id, ssn, note) VALUES (1, '${plain}', 'it''s (a), b'), (2, '${other}', NULL);`],
    [
      'INSERT over lines',
      `INSERT INTO "people" (\n  "id",\n  "ssn"\n) VALUES\n  (1, '${plain}'),\n  (2, '${other}');\n`,
    ],
    ['COPY', `COPY public.people (id, ssn, x) FROM stdin;\n1\t${plain}\ta\n2\t${other}\tb\n\\.\n`],
  ])('%s', (_, text) => {
    expect(valuesOf('pii-us-ssn', text)).toEqual([other, plain].sort());
  });

  it('ends with the table', () => {
    const text = `id,ssn\n1,${plain}\n\nprose about ${other}\nx,${other}\n`;
    expect(valuesOf('pii-us-ssn', text)).toEqual([plain]);
  });

  it('takes the named column only', () => {
    expect(valuesOf('pii-us-ssn', `ssn,order\n${plain},${other}\n`)).toEqual([plain]);
  });
});

describe('what a name means', () => {
  it.each([
    ['cpf', `cpf: "${cpf}"`, 'pii-national-id'],
    ['a country in the name', 'uk_passport: KR4729183', 'pii-passport'],
    ['a country in prose', 'his Turkish ID 10000000146', 'pii-national-id'],
    ['accents', 'Mi Número de identificación de extranjero es X1234567L', 'pii-national-id'],
    ['other scripts', '여권번호는 M789C1234입니다', 'pii-passport'],
    ['two countries share it: Nigeria', 'nin: 12345678902', 'pii-national-id'],
    ['two countries share it: Britain', 'nin: AB 12 34 56 C', 'pii-national-id'],
    ['phones', 'phone: (305) 306-6971', 'pii-phone'],
    ['phones at home', 'Telefon: 030 22001234', 'pii-phone'],
    ['birth dates', 'born on 12 March 1957', 'pii-birth-date'],
    ['day first', 'Geburtsdatum: 12.03.1957', 'pii-birth-date'],
    ['addresses', 'ship_to: "5074 Birchwood Blvd, Portland, OR 97209"', 'pii-postal-address'],
    ['addresses elsewhere', 'Anschrift: Lindenstraße 12, 10969 Berlin', 'pii-postal-address'],
  ])('%s', (_, text, rule) => {
    expect(found(text).map((line) => line.split(' ')[0])).toContain(rule);
  });

  it('a country beside the name rules other countries out', () => {
    const aadhaar = '234123412346';
    expect(found(`in_aadhaar: ${aadhaar}`)).toHaveLength(1);
    expect(found('de_passport: KR4729183')).toEqual([]); // British form, no German check digit
  });
});

describe('what is no personal data', () => {
  it.each([
    ['words that hold a label', 'using cosine(x) spanning 123-45 beginning = 390533447'],
    ['numbers without a name', `order ${cpf.replaceAll(/[.-]/g, '')} build 467109528`],
    ['wrong check digits', 'cpf: 390.533.447-06\nnino: QQ 12 34 56 C\npesel: 44051401459'],
    ['other addresses', 'ip_address: "82.1 Main Road, 12345 Town"\nmemory address: 12 Main Street, Madison, WI 53703'],
    ['code', 'address = resolve(host, 42)\nphone = user.phone || null\nssn = row[3]\nbirth = new Date(1957, 3, 12)'],
    ['dates of other things', 'released: 1957-03-12\nbirth_date: 1970-01-01'],
    ['made-up phones', 'phone: 1234567890\nphone: 000-000-0000'],
    ['a licence text', 'license: MIT\nLicense number 2.0 of the License'],
    ['versions and sums', 'a +1000000 +2000000 1.2.3.4 +44 44'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('names with an accent in their first word', () => {
  it.each([
    ['Führerscheinnummer: BO12345678A', 'pii-driver-licence'],
    ['Führerschein BO12345678A', 'pii-driver-licence'],
    ['St Nr 123/456/78901', 'pii-tax-id'],
    ['Número de pasaporte: AAB123456', 'pii-passport'],
    ['numéro de passeport : 12AB34567', 'pii-passport'],
    ['dowód osobisty: ABA300000', 'pii-national-id'],
  ])('are read: %s', (text, rule) => {
    expect(valuesOf(rule, text)).toHaveLength(1);
  });
});

describe('what stands right before a number', () => {
  it('a name in brackets says which number it is: one that does not fit is none', () => {
    expect(found(`His national ID (CPF) is ${cpf}.`)).toHaveLength(1);
    // Fits the check of other countries' numbers, not the one that is named.
    expect(found('His national ID (OIB) is 42670035797.')).toEqual([]);
  });

  it('names in other scripts are found for numbers in groups of three', () => {
    expect(found('\u0421\u041d\u0418\u041b\u0421: 112-233-445 95')).toHaveLength(1);
  });

  it.each(['Part ', 'sku: ', '"invoice_number": "', 'Order no. '])(
    '%s: the form of a social security number alone is none',
    (name) => {
      expect(found(`${name}${ssn}`)).toEqual([]);
      expect(found(`applicant ${ssn}`)).toHaveLength(1);
    },
  );
});
