/**
 * French names of the cities in IANA zone names, where they differ from the English ones. Source: exemplar cities of Unicode CLDR 47 (fr),
 * those where people of the diaspora live and capitals that a list of zones shows often.
 */
const french: Readonly<Record<string, string>> = {
  'Africa/Addis_Ababa': 'Addis-Abeba',
  'Africa/Algiers': 'Alger',
  'Africa/Cairo': 'Le Caire',
  'Africa/Dar_es_Salaam': 'Dar es Salam',
  'Africa/Lome': 'Lomé',
  'Africa/Mogadishu': 'Mogadiscio',
  'Africa/Ndjamena': 'N’Djamena',
  'Africa/Sao_Tome': 'São Tomé',
  'America/Bogota': 'Bogotá',
  'America/Havana': 'La Havane',
  'America/Mexico_City': 'Mexico',
  'America/Montreal': 'Montréal',
  'America/Sao_Paulo': 'São Paulo',
  'Asia/Baghdad': 'Bagdad',
  'Asia/Beirut': 'Beyrouth',
  'Asia/Damascus': 'Damas',
  'Asia/Dubai': 'Dubaï',
  'Asia/Jerusalem': 'Jérusalem',
  'Asia/Kolkata': 'Calcutta',
  'Asia/Kuwait': 'Koweït',
  'Asia/Manila': 'Manille',
  'Asia/Muscat': 'Mascate',
  'Asia/Qatar': 'Qatar',
  'Asia/Riyadh': 'Riyad',
  'Asia/Seoul': 'Séoul',
  'Asia/Singapore': 'Singapour',
  'Asia/Tehran': 'Téhéran',
  'Europe/Athens': 'Athènes',
  'Europe/Brussels': 'Bruxelles',
  'Europe/Bucharest': 'Bucarest',
  'Europe/Copenhagen': 'Copenhague',
  'Europe/Kiev': 'Kyiv',
  'Europe/Lisbon': 'Lisbonne',
  'Europe/London': 'Londres',
  'Europe/Moscow': 'Moscou',
  'Europe/Vienna': 'Vienne',
  'Europe/Warsaw': 'Varsovie',
};

/** Cities whose English name needs signs that zone names cannot hold. */
const accented: Readonly<Record<string, string>> = {
  'America/Montreal': 'Montréal',
  'Africa/Ndjamena': 'N’Djamena',
  'Africa/Lome': 'Lomé',
};

/**
 * The city in a zone's name, as pages and mails write it: "America/Argentina/Buenos_Aires" is "Buenos Aires", "Europe/Brussels" in French "Bruxelles".
 *
 * @param zone IANA zone
 * @param tag BCP 47 tag of the reader's language
 */
export function cityOf(zone: string, tag: string): string {
  const written = (tag.startsWith('fr') ? french[zone] : undefined) ?? accented[zone];
  return written ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
