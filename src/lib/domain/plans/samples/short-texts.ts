import type { PlanTextCode } from '../plan.ts';
import type { Sample } from './sample.ts';

/** A sample of one of the short texts that every plan has. */
export type ShortTextSample = Pick<Sample, 'fits' | 'wording'> & { text: PlanTextCode };

/** Short texts of a plan: the vision in one sentence, what is special here, the four conditions, evaluation and change. */
export const SHORT_TEXT_SAMPLES: readonly ShortTextSample[] = [
  {
    text: 'vision',
    fits: 'village',
    wording: `Kto u nás potrebuje pomoc, dostane ju načas, od ľudí, ktorých pozná, a môže ostať doma.`
  },
  {
    text: 'vision',
    fits: 'town',
    wording: `Kto potrebuje pomoc, vie, kam sa obrátiť, dostane ju načas a čo najbližšie k domovu.`
  },
  {
    text: 'local-specifics',
    fits: 'village',
    wording: `Časť domov stojí ďaleko od stredu {obce}: do [miestna časť] je to [vzdialenosť] kilometrov a v zime sa tam auto
ťažko dostane. Lekár a lekáreň sú až v [kde]. Kto nemá auto, je odkázaný na autobus, ktorý cez víkend nejazdí.`
  },
  {
    text: 'local-specifics',
    fits: 'town',
    wording: `Jednotlivé časti {obce} sa od seba veľmi líšia. V [časť so staršími obyvateľmi] býva najviac ľudí nad osemdesiat rokov
v domoch bez výťahu, do [časť s mladými rodinami] sa sťahujú mladé rodiny. Za službami k nám dochádzajú aj ľudia
z okolitých obcí a plán s nimi počíta.`
  },
  {
    text: 'condition-personnel',
    fits: 'village',
    wording: `Na pomoc v domácnostiach treba [koľko opatrovateliek] s kurzom opatrovania a na úrade jedného človeka, ktorý má
na sociálne veci vyhradené aspoň [koľko hodín] týždenne. Za opatrovateľku počas choroby a dovolenky zaskočí kolegyňa zo
susednej obce.`
  },
  {
    text: 'condition-personnel',
    fits: 'town',
    wording: `Na splnenie plánu treba spolu [počet] pracovných úväzkov, z toho [počet] nových. Pracovníci v priamej starostlivosti
budú mať pravidelnú supervíziu a aspoň raz ročne vzdelávanie. Za plán zodpovedá koordinátor, ktorý má túto prácu v náplni.`
  },
  {
    text: 'condition-financial',
    fits: 'village',
    wording: `Z vlastného rozpočtu dáme na sociálne služby každý rok [suma] eur. Zvyšok pokryjú úhrady od ľudí, ktorí služby
využívajú, a príspevky štátu. Čo začneme z projektu, s tým po jeho skončení počítame v rozpočte {obce}.`
  },
  {
    text: 'condition-financial',
    fits: 'town',
    wording: `Náklady po rokoch a zdrojoch sú v rozpočte plánu. Podiel {obce} zahrnieme do návrhu programového rozpočtu na každý
rok. Nové opatrenie sa začne, až keď sú na prvé dva roky prevádzky peniaze prisľúbené alebo zmluvne zabezpečené.`
  },
  {
    text: 'condition-operational',
    fits: 'village',
    wording: `Služby budú mať zázemie v budove [ktorá budova], kde treba ešte dorobiť [čo treba dorobiť]. Opatrovateľka má
telefón a na cesty k ľuďom používa [čím sa dopravuje].`
  },
  {
    text: 'condition-operational',
    fits: 'town',
    wording: `Ambulantné a terénne služby budú sídliť v budovách, do ktorých sa človek dostane aj na vozíku. Do roku [rok] treba
opraviť [ktoré budovy]. Terénni pracovníci majú služobný telefón a prístup k autu.`
  },
  {
    text: 'condition-organisational',
    fits: 'village',
    wording: `Plnenie plánu má na starosti [funkcia]. Dvakrát do roka sa stretne s poskytovateľmi, lekárkou, školou a farnosťou
a povedia si, čo sa podarilo. So susednými obcami máme dohodu o tom, čo robíme spolu.`
  },
  {
    text: 'condition-organisational',
    fits: 'town',
    wording: `Riadiaca skupina sa stretáva aspoň dvakrát ročne, pracovné skupiny pracujú aj po schválení plánu. Koordinátor vedie
zoznam opatrení a včas upozorní toho, komu sa blíži termín. S krajom a okolitými obcami si raz ročne vymeníme údaje
o voľných miestach a o čakajúcich.`
  },
  {
    text: 'annual-evaluation',
    fits: 'both',
    wording: `Pri každom opatrení porovnáme, čo sme plánovali, s tým, čo sa stalo, a to podľa hodnôt ukazovateľov. Ak
opatrenie nie je splnené, napíšeme prečo a čo bude ďalej. Správa sa zverejní na webovom sídle {obce}.`
  },
  {
    text: 'change-and-update',
    fits: 'both',
    wording: `Návrh na zmenu možno podať kedykoľvek. Raz do roka, pri vyhodnotení, všetky návrhy posúdime a tie, ktoré majú
opodstatnenie, predložíme ako dodatok. O dodatku sa pred schválením diskutuje tak ako o pláne.`
  }
];
