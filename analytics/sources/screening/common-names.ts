const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Given names common among people alive in the United Kingdom, of any age and descent. */
export const givenNames: ReadonlySet<string> = set(`
aaliyah aaron abbie abdul abdullah abigail adam adele adrian agnes ahmed aidan aisha alan albert alec
alex alexander alexandra alfie alfred ali alice alisha alison allan amanda amber amelia amir amy ana
anastasia andrea andrew angela angus anil anita ann anna anne annette annie anthony antony archie arjun
arthur asha ashley asif audrey ava ayesha barbara barry beatrice ben benjamin bernadette bernard bethany
betty beverley bilal brandon brenda brian bridget bruce bryan callum cameron carl carla carly carol
carole caroline catherine cecil chantelle charles charlie charlotte chelsea cheryl chloe christina
christine christopher ciara claire clare clive colin connor conor courtney craig cynthia daisy daniel
danielle darren david dawn dean deborah debra deepak denis denise dennis derek diana diane dominic donald
donna dora doreen doris dorothy douglas duncan dylan edith edna edward edwin eileen elaine eleanor elena
elizabeth ella ellen ellie elliot elsie emily emma eric erin ernest ethan ethel eva eve evelyn evie ewa
faisal farah fatima fiona florence frances francis frank fred freda frederick freya gareth garry gary
gavin gemma geoffrey george georgia georgina gerald geraldine gerard gillian gladys glen glenn glenys
gordon grace graeme graham grzegorz gwen hamza hannah harriet harry harvey hasan hassan hayley hazel
heather heidi helen henry hilary hilda holly howard hugh ian ibrahim ida imran irene iris isaac isabel
isabella isabelle isla ivy jack jackie jacob jacqueline jade jake james jamie jan jane janet janice
jason jasmine javed jay jayne jean jeanette jeffrey jennifer jenny jeremy jessica jill jo joan joanna
joanne jodie joe joel john johnathan jonathan jordan joseph josephine josh joshua joyce juan jude judith
julia julian julie june justin kamal karen karl kate katherine kathleen kathryn katie katy kay kayleigh
keith kelly ken kenneth kerry kevin khalid kieran kimberley kirsty krzysztof kyle laila lara laura lauren
lee leah leanne leo leon leonard lesley leslie lewis lia liam lilian lillian lily linda lindsay lisa
lloyd logan lois loraine lorraine louis louise luca lucas lucy luke lydia lyn lynda lynn lynne mabel
maddison madison malcolm mandy marc marcus margaret maria marian marie marilyn marion marjorie mark
martin martyn mary maryam mason matilda matthew maureen maurice max maxine maya megan mehmet melanie
melissa mia michael michal michelle mildred miles millie mohamed mohammad mohammed moira molly mona
monica morgan muhammad mumtaz muriel nadia naomi nasreen natalie natasha nathan neil nicholas nicola
nicole nigel nikhil nina noah nora noreen norma norman olive oliver olivia omar oscar owen pamela
patricia patrick paul paula pauline pawel peggy penelope peter philip phillip phoebe phyllis piotr polly
poppy priya rachael rachel rahul raj rajesh ralph raymond rebecca reece reginald rehana reuben rhian
rhys richard rita robert roberta robin rodney roger roisin ronald rory rosa rosalind rose rosemary
rosie ross roxanne roy ruby rukhsana russell ruth ryan sabrina sadia sally sam samantha samina samuel
sandra sanjay sara sarah sean sebastian shabana shaheen shane shannon sharon shaun shazia sheila shirley
siobhan sofia sonia sophia sophie stacey stan stanley stella stephanie stephen steve steven stewart stuart
sue sunil sunita suresh susan suzanne sybil sylvia tahir tanya tara tariq teresa terence terry thelma
theo theresa thomas tiffany timothy tina toby tom tomasz tony tracey tracy trevor umar usman valerie
vanessa vera veronica victor victoria vijay vikram vincent viola violet vivien walter wayne wendy
wilfred william winifred yasmin yusuf yvonne zac zachary zahra zainab zara zoe zofia`);

/** Surnames common among people who live in the United Kingdom, of any descent. */
export const surnames: ReadonlySet<string> = set(`
adams adeyemi ahmad ahmed akhtar alexander ali allen anderson andrews andrzejewski ansari anwar armstrong
arora ashraf aslam atkins atkinson austin bailey baker balogun banerjee barker barnes barnett barrett
bates begum bennett bhatt bhatti bibi birch blake bond booth boyd bradley bradshaw brennan briggs brooks
brown bryant bull burgess burke burns butt byrne cameron campbell carpenter carr carroll carter chambers
chan chandra chapman chaudhry chen choudhury chowdhury clark clarke cole coleman collier collins connolly
connor cook cooke cooper cox crawford cunningham curtis dalton daniels davidson davies davis davison
dawson day dean dias dixon dobson docherty doherty donaldson donnelly douglas doyle duffy duncan dunn
edwards ellis evans farah farooq farrell faulkner ferguson fernandes fernando field fisher fitzgerald
fleming fletcher ford foster fowler fox francis fraser freeman french frost fuller gallagher garcia
gardiner gardner george gibbons gibbs gibson gilbert gill glover goddard goldberg gomez goodwin gordon
graham grant gray green greenwood gregory griffin griffiths gupta hall hamilton hancock hanson harding
hardy harper harris harrison hart hartley harvey hassan hawkins hayes haynes henderson henry herbert hewitt
hicks higgins hill hilton hobbs hodgson holland holmes holt hope hopkins horton houghton howard howarth
howe howell howells hudson hughes humphreys humphries hunt hunter hussain hutchinson hussein hyde ibrahim
ingram iqbal islam jackson jacobs james jarvis jenkins jennings john johnson johnston johnstone jones
jordan joseph joshi kamara kaur kapoor kelly kemp kennedy kent kerr khan khatun king kirby knight knowles
kowalczyk kowalski kumar lamb lambert lane law lawrence lawson leach lee lees leonard levy lewandowski
lewis li lin little liu lloyd long lopez lowe lucas lynch macdonald mackay mackenzie maclean mahmood
malik mann manning marsden marsh marshall martin martinez mason matthews may mccarthy mcdonald mcgrath
mckenna mckenzie mclean mcleod mehmood mehta mellor miah middleton miles mills mirza mistry mitchell
mohamed mohammed moore moran morgan morris morrison moss mukherjee murphy murray nair naylor nash nawaz
nelson newman nguyen nicholls nicholson nolan norman norris nowak o'brien obrien o'connor oconnor
o'donnell o'neill oneill o'reilly okafor okeke oliver olsen osborne osman owen owens page palmer parker
parkin parkinson parmar parry parsons patel paterson patterson payne pearce pearson perera perkins perry
peters pham phillips pickering pollard poole pope popescu porter potter powell power pratt preston price
pritchard qureshi rafiq rahman ramsey randall rao rashid ray read reddy reed rees reid reynolds rhodes
richards richardson riley roberts robertson robinson robson rodrigues rodriguez rogers rose ross rowe
rowley russell ryan sahota said saleem sanders sanderson sandhu santos saunders savage schofield scott
sewell shah shaikh sharma sharp sharpe shaw shepherd sheikh sheppard short siddiqui silva simmons
simpson sims sinclair singh skinner slater smart smith sohal spencer stephens stephenson stevens
stevenson stewart stokes stone stuart suleman sullivan summers sutton swift sykes szymanski tan tanner
taylor thapa thomas thompson thomson thornton todd tomlinson townsend tucker turnbull turner tyler uddin
vaughan verma vincent wade wagner walker wall wallace wallis walsh walters wang ward warner warren waters
watkins watson watts webb webster welch wells west weston wheeler white whitehead whitehouse wilkins
wilkinson wilkes williams williamson willis wilson winter wojcik wong wood woods woodward wright wu xu
yang yates young younis yusuf zaman zhang zhou`);

/** Names that are words or places too: a cell that is one of them alone says nothing. */
export const everydayWords: ReadonlySet<string> = set(`
baker barber bishop bond booth brown butcher butler cameron carpenter carter chambers clark cleaner cook
cooper day dean driver field fisher ford fox french frost fuller gardener gardner gray green grant hall hill
holland hope hunt hunter jordan kent king knight lamb lane law little long lucas lynch may mann marsh mason mills
morris moss north page painter palmer park parker parkinson parsons pope porter potter power preston price
read reed rose said savage sharp shepherd short silva skinner smart south stokes stone summers swift
tailor tanner taylor tyler wall ward waters webster welch wells west weston wheeler white winter wood woods wright
young april june may august jan dawn daisy eve faith grace hazel heather holly iris ivy jade joy lily
mark olive poppy robin rose ruby sue violet will amber crystal pearl charity chelsea georgia florence
victoria jordan chad sydney lewis morgan middleton sutton hilton thornton hyde houghton lee max ray jay`);
