"""The field's own words as closed lists: the keys that situations, offers, rules and both machine interfaces share.

It must not hold sentences (those are in `pathways.wording`) or anything that depends on a partnership.
Source of the lists: the machine-interface contract in docs/interfaces.md; the terms are explained in docs/glossary.md.
"""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    SURVIVOR = "survivor"
    PROFESSIONAL = "professional"
    WORRIED_OTHER = "worried_other"
    OWN_BEHAVIOUR = "own_behaviour"


class Need(StrEnum):
    DOMESTIC_ABUSE = "domestic_abuse"
    COERCIVE_CONTROL = "coercive_control"
    ECONOMIC_ABUSE = "economic_abuse"
    TECH_ABUSE = "tech_abuse"
    CHILD_TO_PARENT_ABUSE = "child_to_parent_abuse"
    SEXUAL_VIOLENCE_RECENT = "sexual_violence_recent"
    SEXUAL_VIOLENCE_NON_RECENT = "sexual_violence_non_recent"
    CHILDHOOD_SEXUAL_ABUSE = "childhood_sexual_abuse"
    CHILD_SEXUAL_ABUSE = "child_sexual_abuse"
    SEXUAL_EXPLOITATION = "sexual_exploitation"
    IMAGE_ABUSE = "image_abuse"
    STALKING = "stalking"
    HARASSMENT = "harassment"
    HONOUR_BASED_ABUSE = "honour_based_abuse"
    FORCED_MARRIAGE = "forced_marriage"
    FGM_HAPPENED = "fgm_happened"
    FGM_AT_RISK = "fgm_at_risk"
    STRANGULATION = "strangulation"
    SPIKING = "spiking"
    MODERN_SLAVERY = "modern_slavery"
    ADULT_AT_RISK = "adult_at_risk"
    OWN_BEHAVIOUR = "own_behaviour"
    SAFE_PLACE_TO_STAY = "safe_place_to_stay"
    HOUSING = "housing"
    HOME_SECURITY = "home_security"
    LEGAL_PROTECTION = "legal_protection"
    IMMIGRATION = "immigration"
    MONEY = "money"
    COUNSELLING = "counselling"
    MENTAL_HEALTH_CRISIS = "mental_health_crisis"
    CHILDREN_SUPPORT = "children_support"
    SEXUAL_HEALTH = "sexual_health"
    PREGNANCY = "pregnancy"
    COURT_SUPPORT = "court_support"
    DISCLOSURE_SCHEME = "disclosure_scheme"
    WORKPLACE = "workplace"
    PETS = "pets"
    INTERPRETER = "interpreter"
    BEREAVEMENT = "bereavement"
    COUPLE_COUNSELLING_ASKED = "couple_counselling_asked"
    MEDIATION_ASKED = "mediation_asked"


class Risk(StrEnum):
    IMMEDIATE = "immediate"
    HIGH = "high"
    MEDIUM = "medium"
    STANDARD = "standard"
    UNKNOWN = "unknown"


class RedFlag(StrEnum):
    STRANGULATION = "strangulation"
    STALKING = "stalking"
    THREATS_TO_KILL = "threats_to_kill"
    ESCALATION = "escalation"
    SEPARATION = "separation"
    WEAPONS = "weapons"
    SUICIDE_THREAT_BY_ABUSER = "suicide_threat_by_abuser"
    ORDER_BREACHED = "order_breached"
    HARM_TO_PETS = "harm_to_pets"
    VICTIM_FEARS_SERIOUS_HARM = "victim_fears_serious_harm"


class Gender(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    TRANS_WOMAN = "trans_woman"
    TRANS_MAN = "trans_man"
    NON_BINARY = "non_binary"
    OTHER = "other"


class Sexuality(StrEnum):
    HETEROSEXUAL = "heterosexual"
    GAY = "gay"
    LESBIAN = "lesbian"
    BISEXUAL = "bisexual"
    OTHER = "other"


class Disability(StrEnum):
    DEAF = "deaf"
    DEAFBLIND = "deafblind"
    BLIND = "blind"
    PHYSICAL = "physical"
    LEARNING = "learning"
    NEURODIVERGENT = "neurodivergent"
    DEMENTIA = "dementia"
    MENTAL_HEALTH = "mental_health"
    LONG_TERM_ILLNESS = "long_term_illness"


class ByAndFor(StrEnum):
    """Communities that a service is led by and made for. Domain specification 8.5 and the communities of the demo listings."""

    SOUTH_ASIAN = "south_asian"
    EASTERN_EUROPEAN = "eastern_european"
    BLACK = "black"
    MINORITY_ETHNIC = "minority_ethnic"
    MIDDLE_EASTERN = "middle_eastern"
    LATIN_AMERICAN = "latin_american"
    EAST_ASIAN = "east_asian"
    MUSLIM = "muslim"
    JEWISH = "jewish"
    SIKH = "sikh"
    GYPSY_ROMA_TRAVELLER = "gypsy_roma_traveller"
    DISABLED = "disabled"
    DEAF = "deaf"
    LGBT = "lgbt"
    OLDER = "older"


class Immigration(StrEnum):
    PARTNER_OF_SETTLED = "partner_of_settled"
    PARTNER_OF_STUDENT_OR_WORKER = "partner_of_student_or_worker"
    VISITOR = "visitor"
    STUDENT = "student"
    WORKER = "worker"
    ASYLUM = "asylum"
    REFUGEE = "refugee"
    UNDOCUMENTED = "undocumented"
    OTHER_VISA = "other_visa"
    NONE = "none"


class Relationship(StrEnum):
    PARTNER = "partner"
    EX = "ex"
    FAMILY = "family"
    PEER = "peer"
    STRANGER = "stranger"
    PROFESSIONAL_OR_CARER = "professional_or_carer"
    OTHER = "other"


class Profession(StrEnum):
    TEACHER = "teacher"
    NURSE = "nurse"
    MIDWIFE = "midwife"
    DOCTOR = "doctor"
    SOCIAL_WORKER = "social_worker"
    POLICE = "police"
    PROBATION = "probation"
    HOUSING_OFFICER = "housing_officer"
    VOLUNTARY = "voluntary"
    EMPLOYER = "employer"
    FAITH = "faith"
    OTHER = "other"


class ServiceType(StrEnum):
    """Kinds of service that a rule may look for. A partnership may add kinds of its own as data; rules only know these."""

    REFUGE = "refuge"
    SAFE_ACCOMMODATION = "safe_accommodation"
    WOMENS_AID = "womens_aid"
    OUTREACH = "outreach"
    HELPLINE = "helpline"
    IDVA = "idva"
    MARAC = "marac"
    SARAC = "sarac"
    ISVA = "isva"
    CHISVA = "chisva"
    SARC = "sarc"
    RAPE_CRISIS = "rape_crisis"
    STALKING = "stalking"
    HONOUR_BASED_ABUSE = "honour_based_abuse"
    FGM = "fgm"
    MODERN_SLAVERY = "modern_slavery"
    BY_AND_FOR = "by_and_for"
    CHILDREN_YOUNG_PEOPLE = "children_young_people"
    COUNSELLING = "counselling"
    PERPETRATOR_PROGRAMME = "perpetrator_programme"
    BEHAVIOUR_HELPLINE = "behaviour_helpline"
    EMERGENCY = "emergency"
    POLICE = "police"
    VICTIM_HUB = "victim_hub"
    DISCLOSURE_SCHEME = "disclosure_scheme"
    CHILDRENS_SOCIAL_CARE = "childrens_social_care"
    ADULT_SOCIAL_CARE = "adult_social_care"
    HOUSING = "housing"
    HOME_SECURITY = "home_security"
    LEGAL = "legal"
    IMMIGRATION_ADVICE = "immigration_advice"
    MONEY_ADVICE = "money_advice"
    HEALTH = "health"
    MENTAL_HEALTH_CRISIS = "mental_health_crisis"
    PET_FOSTERING = "pet_fostering"
    IMAGE_ABUSE = "image_abuse"
    BEREAVEMENT = "bereavement"
    SAFE_SPACE = "safe_space"
    OTHER = "other"


#: Kinds whose place is secret (domain specification 5.9, safety specification 4.5). Nothing public may carry a place for them.
CONFIDENTIAL_SERVICE_TYPES = frozenset({ServiceType.REFUGE, ServiceType.SAFE_ACCOMMODATION})


class AreaMode(StrEnum):
    """How a listing's areas limit it. Refuges often exclude local people (listing notes, section 3)."""

    SERVES_RESIDENTS = "serves_residents"
    SERVES_EVERYONE = "serves_everyone"
    EXCLUDES_RESIDENTS = "excludes_residents"


class RouteAudience(StrEnum):
    """Who may start a route into a service."""

    SELF = "self"
    SOMEONE_ELSE = "someone_else"
    PROFESSIONAL = "professional"
    POLICE = "police"


class RouteMethod(StrEnum):
    """How a route is started (domain specification 8.4)."""

    EMERGENCY = "emergency"
    PHONE = "phone"
    FORM = "form"
    EMAIL = "email"
    WALK_IN = "walk_in"
    WEBCHAT = "webchat"
    TEXT = "text"
    BSL = "bsl"
    POLICE_ONLY = "police_only"
    STATUTORY_REPORT = "statutory_report"
    COURT_APPLICATION = "court_application"
    VIA_OTHER_SERVICE = "via_other_service"
    NOT_KNOWN = "not_known"


class Consent(StrEnum):
    NONE = "none"
    PREFERRED = "preferred"
    REQUIRED = "required"
    OVERRIDE_IF_RISK = "override_if_risk"
    OWN_ONLY = "own_only"


class Group(StrEnum):
    """Groups of steps, in the order in which they are shown (invariant V2)."""

    IMMEDIATE = "immediate"
    DUTY = "duty"
    SPECIALIST = "specialist"
    PARALLEL = "parallel"
    FOLLOW_UP = "follow_up"


class StepKind(StrEnum):
    EMERGENCY_999 = "emergency_999"
    POLICE_101 = "police_101"
    DVDS = "dvds"
    IDVA = "idva"
    MARAC = "marac"
    SARAC = "sarac"
    ISVA = "isva"
    CHISVA = "chisva"
    SARC = "sarc"
    SARC_PAEDIATRIC = "sarc_paediatric"
    RAPE_CRISIS = "rape_crisis"
    REFUGE = "refuge"
    SAFE_ACCOMMODATION = "safe_accommodation"
    OUTREACH = "outreach"
    HELPLINE_DA = "helpline_da"
    HELPLINE_MEN = "helpline_men"
    HELPLINE_LGBT = "helpline_lgbt"
    HELPLINE_STALKING = "helpline_stalking"
    HELPLINE_HBA = "helpline_hba"
    FORCED_MARRIAGE_UNIT = "forced_marriage_unit"
    FGM_MANDATORY_REPORT = "fgm_mandatory_report"
    FGM_HELPLINE = "fgm_helpline"
    CHILDRENS_SOCIAL_CARE = "childrens_social_care"
    ADULT_SAFEGUARDING = "adult_safeguarding"
    HOUSING_DUTY = "housing_duty"
    LEGAL_ORDERS = "legal_orders"
    IMMIGRATION_CONCESSION = "immigration_concession"
    IMMIGRATION_ADVICE = "immigration_advice"
    PERPETRATOR_PROGRAMME = "perpetrator_programme"
    RESPECT_PHONELINE = "respect_phoneline"
    BY_AND_FOR = "by_and_for"
    DEAF_SERVICE = "deaf_service"
    OLDER_SERVICE = "older_service"
    COUNSELLING = "counselling"
    CHILDLINE = "childline"
    NRM_MODERN_SLAVERY = "nrm_modern_slavery"
    PET_FOSTERING = "pet_fostering"
    SEXUAL_HEALTH = "sexual_health"
    EMERGENCY_CONTRACEPTION = "emergency_contraception"
    HIV_PEP = "hiv_pep"
    INTERPRETER = "interpreter"
    EARLY_EVIDENCE = "early_evidence"
    SUICIDE_CRISIS = "suicide_crisis"
    MEDICAL_TODAY = "medical_today"
    MAPPA = "mappa"
    PERPETRATOR_PANEL = "perpetrator_panel"
    ECONOMIC_ABUSE = "economic_abuse"
    REVENGE_PORN = "revenge_porn"
    WORKPLACE = "workplace"
    VICTIM_HUB = "victim_hub"
    HOME_SECURITY = "home_security"
    LADO = "lado"
    SAFE_CONTACT_PLAN = "safe_contact_plan"
    RISK_ASSESSMENT = "risk_assessment"
    PROFESSIONAL_JUDGEMENT = "professional_judgement"
    BEREAVEMENT_ADVOCACY = "bereavement_advocacy"
    SPIKING_TEST = "spiking_test"
    TALK_TO_TRUSTED_ADULT = "talk_to_trusted_adult"


class MustNot(StrEnum):
    COUPLE_COUNSELLING = "couple_counselling"
    MEDIATION = "mediation"
    FAMILY_INTERPRETER = "family_interpreter"
    REFUGE_ADDRESS = "refuge_address"
    TELL_PERPETRATOR = "tell_perpetrator"
    TELL_FAMILY = "tell_family"
    TELL_PARENTS = "tell_parents"
    WAIT_FOR_PROOF = "wait_for_proof"
    WAIT_FOR_CONSENT = "wait_for_consent"
    UNSAFE_CONTACT = "unsafe_contact"
    PROMISE_SECRECY = "promise_secrecy"
    PARTNER_PRESENT = "partner_present"
    WATCHED_DEVICE = "watched_device"
    CLOSE_AS_STANDARD = "close_as_standard"
    POLICE_ONLY = "police_only"
    CONFRONT_ABUSER = "confront_abuser"
    CONTACT_ABUSER = "contact_abuser"
    INVESTIGATE = "investigate"
    HOME_VISIT = "home_visit"
    VICTIM_DETAILS = "victim_details"
    LEAVE_UK = "leave_uk"
    CHANGE_NUMBER = "change_number"
    REMOVE_TRACKER = "remove_tracker"
    SHARE_IMAGES = "share_images"
    TELL_COLLEAGUES = "tell_colleagues"
    GET_CLEAN_FIRST = "get_clean_first"
    MAKE_CONDITIONAL = "make_conditional"
    SHARED_RECORD = "shared_record"
    LEAVE_ALONE = "leave_alone"


class Duty(StrEnum):
    FGM_ACT_2003_S5B = "fgm_act_2003_s5b"
    CHILDREN_SAFEGUARDING_REFERRAL = "children_safeguarding_referral"
    DA_ACT_2021_S3_CHILD_VICTIM = "da_act_2021_s3_child_victim"
    CARE_ACT_2014_S42 = "care_act_2014_s42"
    HOUSING_ACT_1996_S189_DA = "housing_act_1996_s189_da"
    HOUSING_ACT_1996_S213B = "housing_act_1996_s213b"
    MSA_2015_S52 = "msa_2015_s52"
    FORCED_MARRIAGE_STATUTORY_GUIDANCE = "forced_marriage_statutory_guidance"
    MARRIAGE_ACT_2022_UNDER_18 = "marriage_act_2022_under_18"
    SOA_2003_UNDER_13 = "soa_2003_under_13"
    MAPPA_CJA_2003_S325 = "mappa_cja_2003_s325"
    VICTIMS_CODE = "victims_code"
    CRIME_AND_POLICING_ACT_2026_CSA = "crime_and_policing_act_2026_csa"
