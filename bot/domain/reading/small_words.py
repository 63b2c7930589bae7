"""Small words of English and Spanish: what they lead in, what they divide, and which mean nothing by themselves."""

from typing import Final

from bot.domain.reading.words import word_set

# What follows these is most likely the topic …
ABOUT: Final = word_set("about on regarding re concerning sobre acerca", "know knows knowing sabe sepa sepan conoce")
WITHIN: Final = word_set("of in de del en to")
FOR: Final = word_set("for para with con to a")
# … and after these comes an explanation, hardly ever a topic.
CLAUSES: Final = word_set(
    "who whom that which because so since when while if where whose as but until although",
    "que quien quienes porque pues cuando si donde como pero mientras aunque desde",
)
# Greetings and ways of asking; they say nothing about what is asked.
DEMANDS: Final = word_set(
    "hi hello hey everyone all i we im i'm we're we've i'd we'd you they it is are am be was would could can will"
    " may might",
    "like love want wants wanted need needs needed needing require requires looking look seeking seek searching"
    " search find",
    "get have has had please pls plz thanks thank thx someone somebody anyone anybody person people folks help"
    " helping there",
    "some any a an the us me also really still urgently soon just kindly do does did possible asap ask asking request",
    "requesting hoping hope good morning afternoon dear new",
    "hola buenas buenos dias tardes yo nosotros necesito necesitamos necesita necesitan necesitaria se busco"
    " buscamos busca",
    "buscan buscando quiero queremos quisiera quisieramos solicito solicitamos solicita solicitan ocupo ocupamos"
    " pido pedimos",
    "hace falta hacen faltan favor gracias alguien persona personas gente ayuda ayudar ayude ayuden un una unos"
    " unas algun",
    "alguna algunos algunas me nos tengo tenemos puede pueda pueden podria podrian poder tambien urgente estoy"
    " estamos es",
    "son esta hay lo",
)
_LINKS: Final = word_set(
    "for with of on about in at by from to into onto as our my your his her their this that these those and or &"
    " plus the",
    "re regarding theme topic during via x who",
    "para por con de del la el los las en sobre al a y o u e mi mis tu su sus nuestro nuestra nuestros nuestras"
    " este esta",
    "estos estas acerca tema temas que quien quienes",
)
SMALL_TALK: Final = DEMANDS | _LINKS | word_set("know knows")
# What the helper is to do says little about the topic: "to talk about law".
_DEEDS: Final = word_set(
    "talk speak discuss present share teach explain come give show visiting borrow lend use",
    "hablar hable hablen platicar platique conversar compartir dar venir venga ensenar explicar explique"
    " presentar prestar",
)
FILLERS: Final = SMALL_TALK | _DEEDS
# Between two of these lies one thought; "of" and "and" hold a thought together ("history of jazz").
BREAKS: Final = (
    CLAUSES
    | ABOUT
    | word_set(
        "for with to in at by from during using after before through need needs needed want wants wanted",
        "looking seeking",
        "are is will was were can have has",
        "para con en por durante necesito necesitamos necesita necesitan busco buscamos buscando",
    )
)
# Words every school line may hold; alone they are no topic.
GENERIC: Final = word_set(
    "class classes classroom students student kids learners children school schools project projects event events",
    "group groups team program session sessions unit lesson year day week month grade room time work activity",
    "clase clases alumnos estudiantes ninos escuela proyecto proyectos evento eventos grupo grupos programa sesion",
    "unidad leccion salon aula actividad actividades",
)
