import type { GlossaryTerm } from './glossary-term.ts';

/** Words of the services themselves: who, what kind, in what form, for whose money. */
export const SERVICE_TERMS: readonly GlossaryTerm[] = [
  {
    code: 'socialna-sluzba',
    provision: '§ 2',
    verified: false,
    sections: ['services-analysis'],
    term: { sk: 'sociálna služba', en: 'social service' },
    text: {
      sk: 'Odborná pomoc človeku alebo rodine v ťažkej situácii, napríklad opatrovanie doma alebo nocľah. Druhy služieb vymenúva zákon.',
      en: 'Professional help to a person or family in a difficult situation, for instance care at home or a night shelter. The act lists the kinds.'
    }
  },
  {
    code: 'druh-sluzby',
    provision: '§ 12',
    verified: true,
    sections: ['services-analysis', 'requirements-analysis'],
    term: { sk: 'druh sociálnej služby', en: 'kind of social service' },
    text: {
      sk: 'Názov služby podľa zákona, napríklad denný stacionár či opatrovateľská služba. V pláne používajte tieto názvy.',
      en: 'The name of a service in the act, for instance day centre or home care. Use these names in the plan.'
    }
  },
  {
    code: 'forma-sluzby',
    provision: '§ 13',
    verified: true,
    sections: ['services-analysis', 'requirements-analysis'],
    term: { sk: 'forma: terénna, ambulantná, pobytová', en: 'form: field, ambulatory, residential' },
    text: {
      sk: 'Terénna služba prichádza za človekom, do ambulantnej človek dochádza a v pobytovej býva. Zákon pozná aj inú formu, napríklad telefonickú.',
      en: 'A field service comes to people, an ambulatory one is visited, in a residential one people live. There is also another form, for instance by telephone.'
    }
  },
  {
    code: 'cielova-skupina',
    provision: '',
    verified: true,
    sections: ['services-analysis', 'requirements-analysis', 'goals-and-priorities'],
    term: { sk: 'cieľová skupina', en: 'target group' },
    text: {
      sk: 'Ľudia s podobnou potrebou, napríklad seniori alebo rodiny s deťmi.',
      en: 'People with similar needs, for instance older people or families with children.'
    }
  },
  {
    code: 'nepriazniva-situacia',
    provision: '§ 2 ods. 2',
    verified: false,
    sections: ['requirements-analysis'],
    term: { sk: 'nepriaznivá sociálna situácia', en: 'adverse social situation' },
    text: {
      sk: 'Stav, v ktorom si človek sám nepomôže, napríklad pre vek, chorobu, závislosť, násilie či stratu bývania. Zákon uvádza deväť dôvodov.',
      en: 'A state in which people cannot help themselves, for instance because of age, illness, addiction, violence or loss of housing. The act gives nine reasons.'
    }
  },
  {
    code: 'poskytovatel',
    provision: '§ 3',
    verified: false,
    sections: ['services-analysis'],
    term: { sk: 'poskytovateľ', en: 'provider' },
    text: {
      sk: 'Ten, kto službu vykonáva a je zapísaný v registri kraja. Verejným poskytovateľom je obec alebo organizácia, ktorú zriadila obec či kraj; neverejným napríklad charita.',
      en: 'Whoever performs a service and stands in the region’s register. A public provider is a municipality or a body founded by one or by a region; a non-public one is for instance a charity.'
    }
  },
  {
    code: 'prijimatel',
    provision: '§ 3',
    verified: false,
    sections: ['requirements-analysis'],
    term: { sk: 'prijímateľ', en: 'recipient' },
    text: {
      sk: 'Človek, ktorému služba pomáha.',
      en: 'A person whom a service helps.'
    }
  },
  {
    code: 'register-poskytovatelov',
    provision: '',
    verified: true,
    sections: ['services-analysis'],
    term: { sk: 'register poskytovateľov', en: 'register of providers' },
    text: {
      sk: 'Verejný zoznam, ktorý vedie samosprávny kraj: kto, akú službu, kde a s akou kapacitou poskytuje.',
      en: 'A public list kept by the region: who provides which service, where and with what capacity.'
    }
  },
  {
    code: 'odkazanost',
    provision: 'zákon č. 376/2024 Z. z.',
    verified: true,
    sections: ['services-analysis'],
    term: { sk: 'odkázanosť', en: 'dependency' },
    text: {
      sk: 'Miera, v akej človek potrebuje pomoc iného. Od 1. septembra 2025 ju posudzuje úrad práce, sociálnych vecí a rodiny; staršie rozhodnutia obcí platia ďalej.',
      en: 'How much a person needs the help of another. Since 1 September 2025 the labour office assesses it; older decisions of municipalities stay valid.'
    }
  },
  {
    code: 'zabezpecenie-inde',
    provision: '',
    verified: true,
    sections: ['competence'],
    term: { sk: 'zabezpečenie u iného', en: 'securing from somebody else' },
    text: {
      sk: 'Obec službu neposkytuje sama, ale dohodne sa s poskytovateľom alebo so susednou obcou, že jej ľudí prijme.',
      en: 'The municipality does not provide a service itself but agrees with a provider or a neighbouring municipality to take its people.'
    }
  },
  {
    code: 'komunitny-rozvoj',
    provision: '§ 82',
    verified: false,
    sections: ['goals-and-priorities'],
    term: { sk: 'komunitný rozvoj', en: 'community development' },
    text: {
      sk: 'Podpora ľudí, aby si spolu vyriešili, čo ich trápi, a aby držali pokope.',
      en: 'Helping people to solve together what troubles them and to hold together.'
    }
  },
  {
    code: 'opatrovatelska-sluzba',
    provision: '§ 41',
    verified: true,
    sections: ['services-analysis'],
    term: { sk: 'opatrovateľská služba', en: 'home care' },
    text: {
      sk: 'Opatrovateľka prichádza domov a pomáha s hygienou, jedlom, domácnosťou a sprevádzaním.',
      en: 'A carer comes to the home and helps with hygiene, meals, the household and going out.'
    }
  },
  {
    code: 'odlahcovacia-sluzba',
    provision: '§ 54',
    verified: true,
    sections: ['services-analysis'],
    term: { sk: 'odľahčovacia služba', en: 'respite care' },
    text: {
      sk: 'Zastúpi toho, kto doma opatruje blízkeho, aby si mohol oddýchnuť alebo vybaviť, čo potrebuje.',
      en: 'Stands in for somebody who cares for a relative at home, so that the carer can rest or see to other things.'
    }
  },
  {
    code: 'krizova-intervencia',
    provision: '§ 12 ods. 1 písm. a)',
    verified: true,
    sections: ['services-analysis'],
    term: { sk: 'krízová intervencia', en: 'crisis intervention' },
    text: {
      sk: 'Služby pre ľudí, ktorí prišli o bývanie, nemajú základné veci na život alebo im hrozí vylúčenie: terénna práca, nocľaháreň, útulok, komunitné centrum.',
      en: 'Services for people who lost their housing, lack the necessities or are threatened by exclusion: field work, night shelter, shelter, community centre.'
    }
  },
  {
    code: 'prispevok-na-prevadzku',
    provision: '§ 75 ods. 1',
    verified: true,
    sections: ['resources', 'conditions'],
    term: { sk: 'finančný príspevok na prevádzku', en: 'operating contribution' },
    text: {
      sk: 'Peniaze, ktorými obec alebo kraj prispieva neverejnému poskytovateľovi na službu vo svojej pôsobnosti.',
      en: 'Money by which a municipality or region contributes to a non-public provider of a service in its competence.'
    }
  },
  {
    code: 'uhrada',
    provision: '§ 72 – § 74',
    verified: false,
    sections: ['resources', 'conditions'],
    term: { sk: 'úhrada', en: 'payment by the recipient' },
    text: {
      sk: 'Čo za službu platí prijímateľ. Výšku určuje obec nariadením alebo poskytovateľ cenníkom.',
      en: 'What the recipient pays for a service. The municipality sets it by by-law, or the provider by a price list.'
    }
  },
  {
    code: 'bezne-a-kapitalove',
    provision: '',
    verified: true,
    sections: ['conditions'],
    term: { sk: 'bežné a kapitálové výdavky', en: 'running and capital spending' },
    text: {
      sk: 'Bežné sa opakujú každý rok (mzdy, energia). Kapitálové sú jednorazové (stavba, auto).',
      en: 'Running spending comes back every year (wages, energy). Capital spending comes once (a building, a car).'
    }
  },
  {
    code: 'projektovy-utes',
    provision: '',
    verified: true,
    sections: ['conditions', 'risks'],
    term: { sk: 'koniec projektu', en: 'end of a project' },
    text: {
      sk: 'Rok, v ktorom sa skončia peniaze z projektu, hoci služba má pokračovať. Opora naň upozorní.',
      en: 'The year in which project money ends although the service is to go on. Opora warns of it.'
    }
  },
  {
    code: 'supervizia',
    provision: '',
    verified: true,
    sections: ['conditions'],
    term: { sk: 'supervízia', en: 'supervision' },
    text: {
      sk: 'Pravidelný odborný rozhovor pracovníkov o ťažkých prípadoch, ktorý vedie niekto zvonka. Nie je to kontrola.',
      en: 'A regular professional talk of staff on hard cases, led by somebody from outside. It is not an inspection.'
    }
  },
  {
    code: 'menej-ako-5',
    provision: '',
    verified: true,
    sections: ['requirements-analysis'],
    term: { sk: 'menej ako 5', en: 'fewer than 5' },
    text: {
      sk: 'Takto sa v zverejnených tabuľkách píšu malé počty ľudí, aby v malej obci nebolo možné spoznať konkrétneho človeka.',
      en: 'How small numbers of people are written in published tables, so that nobody in a small village can be recognised.'
    }
  }
];
