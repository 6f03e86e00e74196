// Areas that people name and that are no council, county or region today, by the councils that they cover. Data alone;
// a council that the vocabulary does not know is passed over.

const GWENT = ['Blaenau Gwent', 'Caerphilly', 'Monmouthshire', 'Newport', 'Torfaen'];
const GLAMORGAN = [
  ...['Bridgend', 'Cardiff', 'Merthyr Tydfil', 'Neath Port Talbot', 'Rhondda Cynon Taf', 'Swansea'],
  'Vale of Glamorgan',
];
const DYFED = ['Carmarthenshire', 'Ceredigion', 'Pembrokeshire'];
const CLWYD = ['Denbighshire', 'Flintshire', 'Wrexham'];

/** By name, as it is usually written. Parts of Wales and London are nearer to somebody than the middle of the whole. */
export const MORE_AREAS: Readonly<Record<string, readonly string[]>> = {
  Ayrshire: ['East Ayrshire', 'North Ayrshire', 'South Ayrshire'],
  'Central London': ['Camden', 'City of London', 'Westminster'],
  Cleveland: ['Hartlepool', 'Middlesbrough', 'Redcar and Cleveland', 'Stockton-on-Tees'],
  Clwyd: CLWYD,
  'County Antrim': ['Antrim and Newtownabbey', 'Mid and East Antrim'],
  'County Down': ['Ards and North Down', 'Newry, Mourne and Down'],
  'County Tyrone': ['Fermanagh and Omagh', 'Mid Ulster'],
  Dunbartonshire: ['East Dunbartonshire', 'West Dunbartonshire'],
  Dyfed: DYFED,
  'East London': [
    ...['Barking and Dagenham', 'Hackney', 'Havering', 'Newham', 'Redbridge', 'Tower Hamlets'],
    'Waltham Forest',
  ],
  Glamorgan: GLAMORGAN,
  Grampian: ['Aberdeen City', 'Aberdeenshire', 'Moray'],
  Gwent: GWENT,
  'Home Counties': ['Berkshire', 'Buckinghamshire', 'Essex', 'Hertfordshire', 'Kent', 'Surrey'],
  'Lake District': ['Allerdale', 'Copeland', 'Eden', 'South Lakeland'],
  Lanarkshire: ['North Lanarkshire', 'South Lanarkshire'],
  Lothian: ['City of Edinburgh', 'East Lothian', 'Midlothian', 'West Lothian'],
  'Mid Wales': ['Ceredigion', 'Powys'],
  Middlesex: ['Barnet', 'Brent', 'Ealing', 'Enfield', 'Haringey', 'Harrow', 'Hillingdon', 'Hounslow', 'Spelthorne'],
  Midlands: [
    ...['Derbyshire', 'Herefordshire', 'Leicestershire', 'Lincolnshire', 'Northamptonshire', 'Nottinghamshire'],
    ...['Shropshire', 'Staffordshire', 'Warwickshire', 'West Midlands', 'Worcestershire'],
  ],
  'North London': ['Barnet', 'Camden', 'Enfield', 'Haringey', 'Islington'],
  'North Wales': ['Conwy', 'Gwynedd', 'Isle of Anglesey', ...CLWYD],
  'Peak District': ['Derbyshire Dales', 'High Peak'],
  'Somerset West and Taunton': ['Taunton Deane', 'West Somerset'],
  'South London': [
    ...['Bromley', 'Croydon', 'Greenwich', 'Lambeth', 'Lewisham', 'Merton', 'Southwark', 'Sutton', 'Wandsworth'],
  ],
  'South Wales': [...GLAMORGAN, ...GWENT],
  Tayside: ['Angus', 'Dundee City', 'Perth and Kinross'],
  'Thames Valley': ['Berkshire', 'Buckinghamshire', 'Oxfordshire'],
  Tyneside: ['Gateshead', 'Newcastle upon Tyne', 'North Tyneside', 'South Tyneside'],
  'West London': ['Brent', 'Ealing', 'Hammersmith and Fulham', 'Harrow', 'Hillingdon', 'Hounslow'],
  'West Wales': DYFED,
};
