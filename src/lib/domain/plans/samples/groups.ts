import type { Sample } from './sample.ts';

/** What the analyses and the goals say of each of the four usual target groups. */
export const GROUP_SAMPLES: readonly Sample[] = [
  {
    section: 'services-analysis',
    targetGroupCode: 'seniori',
    fits: 'both',
    wording: `
## Seniori

Starším ľuďom dnes pomáha najmä opatrovateľská služba, rozvoz obedov a [ďalšie služby]. Spoľahnúť sa dá na pomoc
v pracovných dňoch. Cez víkend a večer ostáva starostlivosť na rodine, a ak človek rodinu nablízku nemá, na susedoch.
Rodiny, ktoré sa o niekoho starajú dlhé roky, si nemajú kedy oddýchnuť.`
  },
  {
    section: 'services-analysis',
    targetGroupCode: 'rodiny-s-detmi',
    fits: 'both',
    wording: `
## Deti, mládež a rodiny

Rodiny sa s ťažkosťami obracajú najčastejšie na školu, na detskú lekárku a na [kam ešte]. Odborná pomoc pri rozvode,
dlhoch alebo výchovných ťažkostiach je najbližšie v [kde] a na stretnutie sa čaká [ako dlho]. Deti po vyučovaní môžu ísť
do [kam], starší žiaci už takmer nikam. O dieťa do troch rokov sa rodičom cez deň postará [kto sa postará].`
  },
  {
    section: 'services-analysis',
    targetGroupCode: 'zdravotne-postihnutie',
    fits: 'both',
    wording: `
## Ľudia so zdravotným postihnutím

Ľudia so zdravotným postihnutím využívajú najmä [ktoré služby]. Mnohí by mohli žiť samostatnejšie, keby mali osobného
asistenta alebo bezbariérový byt, no nevedia, kde sa oň uchádzať. Rodičia detí s postihnutím jazdia za včasnou
intervenciou do [kam]. Dospelé dieťa s postihnutím, ktorému doma ubúdajú sily rodičov, nemá v {obci} kam chodiť cez deň.`
  },
  {
    section: 'services-analysis',
    targetGroupCode: 'socialne-vylucenie',
    fits: 'both',
    wording: `
## Ľudia ohrození sociálnym vylúčením

Ľuďom bez práce, s dlhmi alebo bez istého bývania pomáha [kto pomáha]. Terénny pracovník prichádza [ako často]. Kto príde
o strechu nad hlavou, nájde nocľah najbližšie v [kde]. Žene, ktorá s deťmi odíde od násilného partnera, vieme
pomôcť tým, že ju bezpečne spojíme so zariadením núdzového bývania.`
  },
  {
    section: 'requirements-analysis',
    targetGroupCode: 'seniori',
    fits: 'both',
    wording: `
## Seniori

Starší ľudia hovoria najčastejšie o troch veciach. Chcú ostať doma. Boja sa, že spadnú a nikto sa o tom nedozvie.
A potrebujú sa dostať k lekárovi. O opatrovateľskú službu u nás požiadalo [počet] ľudí a ďalší počítajú s tým, že ju budú
potrebovať do dvoch rokov. Tí, ktorí doma opatrujú, prosia aspoň o týždeň v roku, keď ich niekto vystrieda.`
  },
  {
    section: 'requirements-analysis',
    targetGroupCode: 'rodiny-s-detmi',
    fits: 'both',
    wording: `
## Deti, mládež a rodiny

Rodičia malých detí by sa skôr vrátili do práce, keby sa o dieťa mal kto postarať. Rodičia školákov žiadajú miesto, kde
by deti po vyučovaní boli v bezpečí a mohli si urobiť úlohy. Učitelia upozorňujú na deti, ktoré prichádzajú hladné
alebo nevyspaté. Mladí ľudia povedali, že by sa radi porozprávali s dospelým, ktorý nie je rodič ani učiteľ.`
  },
  {
    section: 'requirements-analysis',
    targetGroupCode: 'zdravotne-postihnutie',
    fits: 'both',
    wording: `
## Ľudia so zdravotným postihnutím

Ľudia so zdravotným postihnutím najčastejšie žiadajú odvoz, asistenta na niekoľko hodín týždenne a prístup do budov,
kam chodia aj ostatní. Rodičia dospelých detí s postihnutím sa pýtajú, čo bude, keď už nebudú vládať. Žiadajú denné miesto
blízko domova, nie ústav na druhom konci kraja.`
  },
  {
    section: 'requirements-analysis',
    targetGroupCode: 'socialne-vylucenie',
    fits: 'both',
    wording: `
## Ľudia ohrození sociálnym vylúčením

Ľudia s dlhmi žiadajú, aby im niekto pomohol vyznať sa v listoch od exekútora. Ľudia bez práce chcú poradiť so
životopisom a s tým, čo sa im oplatí prijať. Rodiny v zlých domoch hovoria o vode, vykurovaní a nájomnej zmluve. Ľudia
bez domova povedali, že najviac im chýba miesto, kde sa možno umyť a vyprať si.`
  },
  {
    section: 'goals-and-priorities',
    targetGroupCode: 'seniori',
    fits: 'both',
    wording: `
## Seniori

Chceme, aby starší človek mohol ostať doma, kým si to želá a kým je tam v bezpečí. Do roku [posledný rok] preto zvýšime
počet ľudí, ktorým poskytujeme opatrovateľskú službu, z [počet dnes] na [cieľový počet] a rodinám, ktoré opatrujú samy,
dáme možnosť oddýchnuť si. Miesto v zariadení má byť pre toho, komu už pomoc doma nestačí.`
  },
  {
    section: 'goals-and-priorities',
    targetGroupCode: 'rodiny-s-detmi',
    fits: 'both',
    wording: `
## Deti, mládež a rodiny

Chceme, aby rodina dostala pomoc skôr, než sa ťažkosti nahromadia. Preto privedieme poradenstvo bližšie k ľuďom a deťom
otvoríme miesto, kde môžu tráviť popoludnia s dospelým, ktorý sa im venuje. Do roku [posledný rok] ho má pravidelne
navštevovať [cieľový počet] detí.`
  },
  {
    section: 'goals-and-priorities',
    targetGroupCode: 'zdravotne-postihnutie',
    fits: 'both',
    wording: `
## Ľudia so zdravotným postihnutím

Chceme, aby človek s postihnutím mohol bývať, pracovať a stretávať sa s ľuďmi tam, kde žijú jeho blízki. Do roku
[posledný rok] odstránime prekážky v budovách, ktoré ľudia navštevujú najčastejšie, a zabezpečíme denné miesta pre
[cieľový počet] dospelých s postihnutím, a to u nás alebo po dohode v susednej obci.`
  },
  {
    section: 'goals-and-priorities',
    targetGroupCode: 'socialne-vylucenie',
    fits: 'both',
    wording: `
## Ľudia ohrození sociálnym vylúčením

Chceme, aby nikto neprišiel o bývanie preto, že sa o jeho dlhu dozvieme neskoro. Terénny pracovník bude za rodinami chodiť
pravidelne a do roku [posledný rok] bude v kontakte s [cieľový počet] domácnosťami. Pre ľudí, ktorí o bývanie prídu, budeme
mať dohodnuté miesto, kam ich môžeme poslať ešte v ten deň.`
  }
];
