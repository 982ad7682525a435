"""The listings: Organisation > Service > ReferralRoute, ContactPoint; and the words and places that describe them."""

from services.models.area import Area
from services.models.contact import ContactPoint
from services.models.need import Need, ServiceType
from services.models.organisation import Organisation
from services.models.route import ReferralRoute
from services.models.service import Service
from services.models.version import ListingsVersion

__all__ = ["Area", "ContactPoint", "ListingsVersion", "Need", "Organisation", "ReferralRoute", "Service", "ServiceType"]
