"""The released site opened from a disk or a stick, as people give it to each other."""

from selenium.webdriver import Keys
from selenium.webdriver.support.ui import WebDriverWait

SECONDS = 180
"""How long it may take on a busy computer."""


def test_the_site_opens_from_a_disk(phone, released):
    phone.get((released / "index.html").as_uri())
    phone.find_element("css selector", ".choices a[lang=pl]").send_keys(Keys.ENTER)
    wanted = f"{released.as_uri()}/pl/index.html"
    WebDriverWait(phone, SECONDS).until(lambda driver: driver.current_url == wanted)
    assert phone.find_element("tag name", "html").get_attribute("lang") == "pl"
    colour = phone.execute_script(
        "return getComputedStyle(document.querySelector('.masthead')).backgroundColor"
    )
    assert colour != "rgba(0, 0, 0, 0)"  # the stylesheet is there
