"""Pydantic: types of fields and parameters that check what they are made of."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, of

LIBRARY = Library(
    name="pydantic",
    harmless=tuple(
        "PositiveInt NegativeInt NonNegativeInt NonPositiveInt PositiveFloat NegativeFloat NonNegativeFloat"
        " NonPositiveFloat FiniteFloat StrictInt StrictFloat StrictBool conint confloat condecimal condate"
        " UUID1 UUID3"
        " UUID4 UUID5 UUID6 UUID7 UUID8 PastDate FutureDate PastDatetime FutureDatetime AwareDatetime NaiveDatetime"
        " IPvAnyAddress IPvAnyInterface IPvAnyNetwork ByteSize Color ObjectId PydanticObjectId ULID PaymentCardNumber"
        " CountryAlpha2 CountryAlpha3 MacAddress".split()
    ),
    texts=(
        *of(
            "pydantic",
            "EmailStr NameEmail HttpUrl AnyUrl AnyHttpUrl FileUrl SecretStr SecretBytes Json constr conbytes",
        ),
        *of("pydantic", "FilePath DirectoryPath NewPath StrictStr StrictBytes"),
        *of("pydantic.networks", "EmailStr HttpUrl AnyUrl AnyHttpUrl"),
    ),
)
