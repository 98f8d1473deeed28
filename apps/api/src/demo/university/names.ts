import type { Random } from './random.ts';

const given =
  `Aimé Alain Alice Aline Ange Antoinette Arsène Béatrice Benjamin Bienvenu Blaise Carine Célestin Chantal Christelle
Clarisse Clément Daniel Deborah Didier Dorcas Élie Élodie Emmanuel Espérance Esther Eugénie Fabrice Félicité Fidèle Florence
François Gédéon Gisèle Gloire Grâce Héritier Honorine Isaac Jacques Jean-Claude Jeannette Joël Joseph Joséphine Judith Julienne
Justin Laetitia Léonard Lydie Marcel Marie-Louise Merveille Michel Mireille Moïse Nadine Nathan Noëlla Odette Olivier Pascal
Patience Patrick Pauline Prince Rachel Rebecca René Rose Ruth Samuel Sarah Serge Solange Stéphane Sylvie Thérèse Thomas Trésor
Véronique Victor Yves Zacharie`.split(/\s+/);

const family =
  `Banza Bukasa Ilunga Kabamba Kabasele Kabeya Kabila Kabongo Kadima Kahozi Kalala Kalenga Kalombo Kalonji Kalume
Kanku Kanyama Kapend Kasanda Kasongo Katanga Katumba Kayembe Kazadi Kibambe Kilolo Kisimba Kitenge Kyungu Lubaba Lukusa Lumbala
Lumumba Lunda Luvezo Mabika Makonga Malangu Masengo Mbayo Mbombo Mbuyi Mpoyi Mubenga Mudimbe Muembo Mukalay Mukendi Mulamba
Mulongo Mulumba Munongo Musasa Mushid Mutombo Mwamba Mwanza Mwepu Mwilambwe Ndaye Ngandu Ngoie Ngoy Nkulu Nsenga Ntumba Numbi
Nyembo Omari Sangwa Sendwe Shabani Tshibangu Tshilombo Tshimanga Tshisekedi Tumba Yav`.split(/\s+/);

/** Names as they are written in Katanga: given name, name, post-name. No two are alike. */
export function* personNames(random: Random): Generator<string, never> {
  const taken = new Set<string>();
  for (;;) {
    const [name, postName] = random.shuffled(family);
    const whole = `${random.pick(given)} ${name ?? ''} ${postName ?? ''}`;
    if (taken.has(whole)) continue;
    taken.add(whole);
    yield whole;
  }
}

/** What comes before the @: `moise.kalala`, and `moise.kalala2` for the next one. */
export function accountNames(): (name: string) => string {
  const taken = new Map<string, number>();
  return (name) => {
    const [first = '', second = ''] = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(' ');
    const base = `${first}.${second}`;
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return count === 1 ? base : `${base}${count}`;
  };
}
