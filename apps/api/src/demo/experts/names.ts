import type { Random } from '../university/random.ts';

export const originCountries = ['CD', 'RW', 'BI'] as const;
export type OriginCountry = (typeof originCountries)[number];

const words = (text: string) => text.split(/\s+/);

const given: Record<'woman' | 'man', readonly string[]> = {
  woman:
    words(`Aline Béatrice Chantal Christine Claire Clémence Colette Consolée Delphine Denise Diane Dorothée Espérance Eugénie
    Florence Francine Gaudence Georgette Godelieve Immaculée Jacqueline Jeanne Josiane Laurence Liliane Marie-Goretti Marie-Josée
    Mireille Monique Nadine Odette Pélagie Perpétue Rose Scholastique Solange Spès Thérèse Valérie Yvonne`),
  man: words(`Albert Alexis Alphonse André Antoine Augustin Bernard Célestin Charles Clément Cyprien Déogratias Désiré Dieudonné
    Emmanuel Étienne Evariste Félicien Fidèle Gaspard Georges Gérard Ignace Innocent Jean-Baptiste Jean-Marie Joseph Juvénal
    Laurent Léon Léonidas Luc Modeste Norbert Pascal Pierre Prosper Raphaël Salvator Sébastien Straton Théodore Venant Vincent`),
};

const family: Record<OriginCountry, readonly string[]> = {
  CD: words(`Badibanga Bakajika Bashala Bofando Bolamba Bokele Ekofo Ilunga Kabasele Kabongo Kalala Kalonji Kanza Kapinga Kasongo
    Kazadi Kibwe Lokwa Lukusa Lumbala Lusamba Mabiala Makiese Mavungu Mbala Mbuyi Mpiana Muamba Mukendi Mulumba Mutombo Ngalula
    Ngoie Nkongolo Nsimba Ntumba Okito Tshibanda Tshimanga Wembo Yamba Zola`),
  RW: words(`Bizimana Bizumuremyi Gahongayire Gakuba Gasana Habimana Habyarimana Hakizimana Hategekimana Ingabire Kamanzi Karangwa
    Kayitesi Mugabo Mugisha Mukamana Mukandayisenga Mukasine Munyaneza Murekatete Musabyimana Mutesi Ndayambaje Nkurikiyimana
    Nsengiyumva Ntawukuriryayo Nyirahabimana Rugamba Rutayisire Sibomana Twagirayezu Umubyeyi Umutesi Uwamahoro Uwera Uwimana`),
  BI: words(`Barankitse Bigirimana Bukuru Gahungu Habonimana Hakizimana Irakoze Kabura Kaneza Manirakiza Mpawenayo Nahimana
    Ndayishimiye Ndayizeye Ndikumana Nduwayo Nduwimana Nibizi Nimbona Ningabire Niyongabo Niyonkuru Niyonzima Nkurunziza
    Nsabimana Ntahobari Ntirandekura Nzeyimana Nzohabonayo Sindayigaya`),
};

/** As names are written in each country: in the DR Congo a name and a post-name. No two are alike. */
export function expertNames(random: Random): (country: OriginCountry, gender: 'woman' | 'man') => string {
  const taken = new Set<string>();
  return (country, gender) => {
    for (;;) {
      const [name = '', postName = ''] = random.shuffled(family[country]);
      const whole = [random.pick(given[gender]), name, ...(country === 'CD' ? [postName] : [])].join(' ');
      if (taken.has(whole)) continue;
      taken.add(whole);
      return whole;
    }
  };
}
